package com.openagents.backroom.server.proof;

/// The first thing in a log that does not fit what was signed.
///
/// @param seq of the event, or of the event that should be there
/// @param field its field; `envelope` when a time, the type, a commitment or the chain's value does not fit
/// @param expected what was committed to or signed
/// @param found what is there
public record Misfit(long seq, String field, String expected, String found) {
    /// One sentence for people.
    public String sentence() {
        return "Event " + seq + " does not fit: its " + field + " should be " + expected + " and is " + found + ".";
    }
}
