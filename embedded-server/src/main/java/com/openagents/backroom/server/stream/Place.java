package com.openagents.backroom.server.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a HUD's log, as `Last-Event-ID` names it: `<epoch>-<seq>`.
///
/// @param epoch names the log, 32 hexadecimal digits
public record Place(String epoch, long seq) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})-([0-9]{1,18})");

    /// Reads what a client sent; empty when it is no place of any log of ours.
    public static Optional<Place> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Place(form.group(1), Long.parseLong(form.group(2)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return epoch + "-" + seq;
    }
}
