@NullMarked
package com.openagents.backroom.console.live;

import org.jspecify.annotations.NullMarked;
