/// The only way from a screen to slow work.
@NullMarked
package com.openagents.backroom.console.background;

import org.jspecify.annotations.NullMarked;
