/// Tests of the command line.
@NullMarked
package com.openagents.backroom.console.command;

import org.jspecify.annotations.NullMarked;
