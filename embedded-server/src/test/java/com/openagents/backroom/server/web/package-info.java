/// The listeners over real sockets.
@NullMarked
package com.openagents.backroom.server.web;

import org.jspecify.annotations.NullMarked;
