/// The HUD as a semantic tree, and the tree as HTML.
@NullMarked
package com.openagents.backroom.hud.page;

import org.jspecify.annotations.NullMarked;
