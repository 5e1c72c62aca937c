/// The screen that says how the server is doing.
@NullMarked
package com.openagents.backroom.console.server;

import org.jspecify.annotations.NullMarked;
