package com.openagents.backroom.console.command;

import com.openagents.backroom.hud.text.BidiControls;
import com.openagents.backroom.server.web.PublicOrigin;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Where a command speaks: the answer goes to `out`, everything else to `err`.
///
/// @param program what a person types to start the program, as in `backroom`
/// @param listening is told the public listener's origin, once a server of this process answers there
public record Terminal(PrintStream out, PrintStream err, String program, Consumer<PublicOrigin> listening) {
    /// What is typed in a checkout, and what all texts are written with.
    public static final String CHECKOUT = "./backroom";

    private static final Pattern CONTROLS = Pattern.compile("\\p{gc=Cc}");

    /// A terminal in a checkout.
    public Terminal(PrintStream out, PrintStream err) {
        this(out, err, CHECKOUT);
    }

    /// A terminal that nobody waits at.
    public Terminal(PrintStream out, PrintStream err, String program) {
        this(out, err, program, _ -> {});
    }

    /// A text of somebody else's: nothing in it steers the terminal or turns the line around.
    static String harmless(String text) {
        return CONTROLS.matcher(BidiControls.drop(text)).replaceAll("\ufffd");
    }

    /// A text with the program called as it is called here.
    String words(String text) {
        return text.replace(CHECKOUT, program);
    }
}
