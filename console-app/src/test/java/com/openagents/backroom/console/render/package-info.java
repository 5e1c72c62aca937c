/// Tests of painting by Vulkan, on whatever device the machine has.
@NullMarked
package com.openagents.backroom.console.render;

import org.jspecify.annotations.NullMarked;
