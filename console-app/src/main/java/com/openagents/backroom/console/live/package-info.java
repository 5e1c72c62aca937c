/// The server in the same process, as the console sees it.
@NullMarked
package com.openagents.backroom.console.live;

import org.jspecify.annotations.NullMarked;
