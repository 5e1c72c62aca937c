/// What the benchmarks themselves promise. Nothing here asserts a speed.
@NullMarked
package com.openagents.backroom.bench;

import org.jspecify.annotations.NullMarked;
