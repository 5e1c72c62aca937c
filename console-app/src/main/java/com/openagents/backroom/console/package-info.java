/// The desktop console: its start, its window and what screens have in common.
@NullMarked
package com.openagents.backroom.console;

import org.jspecify.annotations.NullMarked;
