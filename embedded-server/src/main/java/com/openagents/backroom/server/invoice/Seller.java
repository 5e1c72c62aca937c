package com.openagents.backroom.server.invoice;

import java.util.Optional;
import java.util.stream.Collectors;

/// Who sells here, as the settings say.
///
/// @param text name, address and tax number by line
/// @param note what stands at the foot of invoices
public record Seller(Optional<String> text, Optional<String> note) {
    /// As long as fits a page, and the database keeps.
    public static final int MAX_CHARS = 400;

    /// As many as fit a page.
    public static final int MAX_LINES = 10;

    public Seller {
        text = text.map(Seller::fitting);
        note = note.map(Seller::fitting);
    }

    /// As much of a text as fits a page: its first lines.
    public static String fitting(String text) {
        String lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MAX_LINES)
                .collect(Collectors.joining("\n"));
        return lines.substring(0, Math.min(lines.length(), MAX_CHARS));
    }
}
