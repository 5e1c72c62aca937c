/// Other processes that benchmarks start, and what they take of the machine.
@NullMarked
package com.openagents.backroom.bench.process;

import org.jspecify.annotations.NullMarked;
