/// Tests of the layout.
@NullMarked
package com.openagents.backroom.hud.layout;

import org.jspecify.annotations.NullMarked;
