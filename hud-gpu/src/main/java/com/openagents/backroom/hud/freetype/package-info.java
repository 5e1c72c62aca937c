/// Glyphs out of the shipped fonts by FreeType and msdfgen: at build time, and in the console for sizes that were not
/// prepared. The only place beside Vulkan that knows LWJGL.
@NullMarked
package com.openagents.backroom.hud.freetype;

import org.jspecify.annotations.NullMarked;
