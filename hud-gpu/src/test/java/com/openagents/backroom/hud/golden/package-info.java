/// Scenes whose pictures are kept, and how pictures are held against them. Other modules' tests use them too.
@NullMarked
package com.openagents.backroom.hud.golden;

import org.jspecify.annotations.NullMarked;
