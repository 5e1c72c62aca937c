/// Many viewers of one HUD, some of whom take nothing.
@NullMarked
package com.openagents.backroom.bench.viewers;

import org.jspecify.annotations.NullMarked;
