/// What recordings take of the machine's memory.
@NullMarked
package com.openagents.backroom.bench.memory;

import org.jspecify.annotations.NullMarked;
