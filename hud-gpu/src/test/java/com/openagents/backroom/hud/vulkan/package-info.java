/// Tests of the Vulkan painter, on whatever device this machine has; on Linux the script installs one that computes
/// with the processor.
@NullMarked
package com.openagents.backroom.hud.vulkan;

import org.jspecify.annotations.NullMarked;
