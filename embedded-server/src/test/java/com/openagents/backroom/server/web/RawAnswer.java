package com.openagents.backroom.server.web;

import java.util.Locale;

/// An answer as it came over the wire.
///
/// @param head status line and headers, with the empty line; empty when the connection was closed instead
public record RawAnswer(String head, String body) {
    public int status() {
        return head.isEmpty() ? 0 : Integer.parseInt(head.substring(9, 12));
    }

    public String header(String name, String otherwise) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": ")) {
                return line.substring(name.length() + 2);
            }
        }
        return otherwise;
    }
}
