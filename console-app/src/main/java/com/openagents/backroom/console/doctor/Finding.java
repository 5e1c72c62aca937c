package com.openagents.backroom.console.doctor;

/// What one check found.
///
/// @param text what is there, or what to do
public record Finding(Grade grade, String subject, String text) {
    /// How a finding bears on the start.
    public enum Grade {
        /// As it should be.
        OK,
        /// Something works less well, or only the tests need it.
        NOTE,
        /// Backroom will not start like this.
        MISS
    }

    static Finding ok(String subject, String text) {
        return new Finding(Grade.OK, subject, text);
    }

    static Finding note(String subject, String text) {
        return new Finding(Grade.NOTE, subject, text);
    }

    static Finding miss(String subject, String text) {
        return new Finding(Grade.MISS, subject, text);
    }

    /// The line of a table: `ok    JDK            25 in /usr/lib/jvm/…`.
    public String line() {
        String word = switch (grade) {
            case OK -> "ok";
            case NOTE -> "note";
            case MISS -> "miss";
        };
        return String.format("%-5s %-14s %s", word, subject, text);
    }
}
