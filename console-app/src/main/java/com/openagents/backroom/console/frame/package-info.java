/// One frame of a recording as a picture, without a window.
@NullMarked
package com.openagents.backroom.console.frame;

import org.jspecify.annotations.NullMarked;
