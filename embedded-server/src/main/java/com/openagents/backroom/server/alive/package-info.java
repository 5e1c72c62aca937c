/// Whether agents that say nothing are still alive: their files and their processes.
@NullMarked
package com.openagents.backroom.server.alive;

import org.jspecify.annotations.NullMarked;
