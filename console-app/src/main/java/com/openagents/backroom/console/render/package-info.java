/// Scenes painted by Vulkan on a thread of their own and shown by JavaFX, and which painter is in use.
@NullMarked
package com.openagents.backroom.console.render;

import org.jspecify.annotations.NullMarked;
