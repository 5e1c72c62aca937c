/// Draws the HUD's scenes on a JavaFX canvas, and turns the mouse and the wheel back into what the scene means.
@NullMarked
package com.openagents.backroom.console.scene;

import org.jspecify.annotations.NullMarked;
