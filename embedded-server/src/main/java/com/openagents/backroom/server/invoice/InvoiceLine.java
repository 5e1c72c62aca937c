package com.openagents.backroom.server.invoice;

/// One thing that was sold, or taken back.
///
/// @param text what it is, in a few words
/// @param amountMinor what it costs, in the currency's smallest unit
public record InvoiceLine(String text, long credits, long amountMinor) {
    /// As long as the database keeps them.
    public static final int MAX_TEXT_CHARS = 500;

    public InvoiceLine {
        if (text.isBlank() || text.length() > MAX_TEXT_CHARS) {
            throw new IllegalArgumentException("a line's text has 1 to " + MAX_TEXT_CHARS + " characters");
        }
        if (credits < 0 || amountMinor < 0) {
            throw new IllegalArgumentException("a line takes nothing away: the kind of the document says which way");
        }
    }
}
