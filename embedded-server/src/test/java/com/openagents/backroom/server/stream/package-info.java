/// Streams as their viewers see them.
@NullMarked
package com.openagents.backroom.server.stream;

import org.jspecify.annotations.NullMarked;
