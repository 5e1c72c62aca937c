/// Glyphs out of fonts.
@NullMarked
package com.openagents.backroom.hud.freetype;

import org.jspecify.annotations.NullMarked;
