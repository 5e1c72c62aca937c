/// Colours and fonts of the console: the tokens of the HUD as variables of its style sheets.
@NullMarked
package com.openagents.backroom.console.theme;

import org.jspecify.annotations.NullMarked;
