/// What the window shows before there is a server to show.
@NullMarked
package com.openagents.backroom.console.start;

import org.jspecify.annotations.NullMarked;
