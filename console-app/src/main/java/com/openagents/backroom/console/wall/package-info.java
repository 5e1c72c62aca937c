/// All sessions at once.
@NullMarked
package com.openagents.backroom.console.wall;

import org.jspecify.annotations.NullMarked;
