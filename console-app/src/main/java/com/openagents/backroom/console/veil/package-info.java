/// What lies over the window for a moment, and takes the keys while it does.
@NullMarked
package com.openagents.backroom.console.veil;

import org.jspecify.annotations.NullMarked;
