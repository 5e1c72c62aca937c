/// Images of glyphs: what was prepared when the module was built, and the pages that painters draw from.
@NullMarked
package com.openagents.backroom.hud.glyph;

import org.jspecify.annotations.NullMarked;
