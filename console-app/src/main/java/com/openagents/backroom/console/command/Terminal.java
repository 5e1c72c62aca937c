package com.openagents.backroom.console.command;

import java.io.PrintStream;

/// Where a command speaks: the answer goes to `out`, everything else to `err`.
public record Terminal(PrintStream out, PrintStream err) {}
