/// The recording that comes with the program, for a machine without any session.
@NullMarked
package com.openagents.backroom.console.replay;

import org.jspecify.annotations.NullMarked;
