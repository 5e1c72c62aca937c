/// Events into the log and out of it.
@NullMarked
package com.openagents.backroom.bench.log;

import org.jspecify.annotations.NullMarked;
