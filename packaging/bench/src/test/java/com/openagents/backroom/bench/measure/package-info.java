/// Counting.
@NullMarked
package com.openagents.backroom.bench.measure;

import org.jspecify.annotations.NullMarked;
