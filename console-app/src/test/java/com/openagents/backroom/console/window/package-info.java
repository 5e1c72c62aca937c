@NullMarked
package com.openagents.backroom.console.window;

import org.jspecify.annotations.NullMarked;
