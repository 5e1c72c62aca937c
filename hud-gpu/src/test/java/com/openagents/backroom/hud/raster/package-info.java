/// Pictures of scenes.
@NullMarked
package com.openagents.backroom.hud.raster;

import org.jspecify.annotations.NullMarked;
