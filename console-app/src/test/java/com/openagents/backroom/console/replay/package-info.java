@NullMarked
package com.openagents.backroom.console.replay;

import org.jspecify.annotations.NullMarked;
