@NullMarked
package com.openagents.backroom.console.background;

import org.jspecify.annotations.NullMarked;
