/// The benchmarks: what each measures stands in a folder of its own. Nothing here is part of the program.
@NullMarked
package com.openagents.backroom.bench;

import org.jspecify.annotations.NullMarked;
