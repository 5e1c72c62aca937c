/// How fast any moment is found again.
@NullMarked
package com.openagents.backroom.bench.replay;

import org.jspecify.annotations.NullMarked;
