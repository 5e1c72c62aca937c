@NullMarked
package com.openagents.backroom.bench.pictures;

import org.jspecify.annotations.NullMarked;
