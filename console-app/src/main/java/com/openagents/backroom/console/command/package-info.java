/// The command line: one small class per command.
@NullMarked
package com.openagents.backroom.console.command;

import org.jspecify.annotations.NullMarked;
