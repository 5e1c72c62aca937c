/// The HUD's painters, stage by stage and in a window, beside JavaFX's canvas.
@NullMarked
package com.openagents.backroom.bench.hud;

import org.jspecify.annotations.NullMarked;
