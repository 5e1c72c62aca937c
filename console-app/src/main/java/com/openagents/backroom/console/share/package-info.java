/// The screen with everything that others can see, and ending it.
@NullMarked
package com.openagents.backroom.console.share;

import org.jspecify.annotations.NullMarked;
