/// The server put together.
@NullMarked
package com.openagents.backroom.server;

import org.jspecify.annotations.NullMarked;
