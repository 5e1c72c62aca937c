/// How long a start takes.
@NullMarked
package com.openagents.backroom.bench.start;

import org.jspecify.annotations.NullMarked;
