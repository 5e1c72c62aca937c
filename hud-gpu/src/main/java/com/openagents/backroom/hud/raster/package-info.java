/// The painter that every machine has: what the shaders do, on the processor.
@NullMarked
package com.openagents.backroom.hud.raster;

import org.jspecify.annotations.NullMarked;
