/// A whole server in a process of the benchmarks.
@NullMarked
package com.openagents.backroom.bench.house;

import org.jspecify.annotations.NullMarked;
