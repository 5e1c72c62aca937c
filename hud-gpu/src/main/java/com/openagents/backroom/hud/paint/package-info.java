/// What every painter is given: a scene as numbers in device px, and the shader that says what the numbers mean.
@NullMarked
package com.openagents.backroom.hud.paint;

import org.jspecify.annotations.NullMarked;
