/// Display lists of scenes.
@NullMarked
package com.openagents.backroom.hud.paint;

import org.jspecify.annotations.NullMarked;
