/// Shows the HUD's scenes, painted by Vulkan or by JavaFX, and turns the mouse and the wheel back into what they mean.
@NullMarked
package com.openagents.backroom.console.scene;

import org.jspecify.annotations.NullMarked;
