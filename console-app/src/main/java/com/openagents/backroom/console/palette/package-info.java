/// A list to choose from by typing.
@NullMarked
package com.openagents.backroom.console.palette;

import org.jspecify.annotations.NullMarked;
