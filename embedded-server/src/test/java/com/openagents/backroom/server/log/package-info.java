/// Tests of the event log.
@NullMarked
package com.openagents.backroom.server.log;

import org.jspecify.annotations.NullMarked;
