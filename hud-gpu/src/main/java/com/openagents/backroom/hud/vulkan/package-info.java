/// Display lists painted by Vulkan, off screen, into memory that the window shows.
@NullMarked
package com.openagents.backroom.hud.vulkan;

import org.jspecify.annotations.NullMarked;
