/// The server as a whole, over real sockets.
@NullMarked
package com.openagents.backroom.server;

import org.jspecify.annotations.NullMarked;
