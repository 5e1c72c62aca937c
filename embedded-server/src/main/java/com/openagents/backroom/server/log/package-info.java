/// The event log: one writer, many readers, large values beside it, and what is removed when.
@NullMarked
package com.openagents.backroom.server.log;

import org.jspecify.annotations.NullMarked;
