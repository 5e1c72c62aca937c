package com.openagents.backroom.console.command;

import java.io.PrintStream;

/// Where a command speaks: the answer goes to `out`, everything else to `err`.
///
/// @param program what a person types to start the program, as in `backroom`
public record Terminal(PrintStream out, PrintStream err, String program) {
    /// What is typed in a checkout, and what all texts are written with.
    public static final String CHECKOUT = "./backroom";

    /// A terminal in a checkout.
    public Terminal(PrintStream out, PrintStream err) {
        this(out, err, CHECKOUT);
    }

    /// A text with the program called as it is called here.
    String words(String text) {
        return text.replace(CHECKOUT, program);
    }
}
