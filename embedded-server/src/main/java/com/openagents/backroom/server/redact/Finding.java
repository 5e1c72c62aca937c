package com.openagents.backroom.server.redact;

/// What a rule says about one place of a text: a secret, no secret, or that more text is needed to tell.
///
/// @param start where the secret begins; for `OPEN` where it would begin, the end of the text if it has not begun
/// @param end where it ends; for `NONE` the rule need not be asked again about places before it
record Finding(Verdict verdict, int start, int end, String kind) {
    enum Verdict {
        NONE,
        SECRET,
        OPEN
    }

    /// No secret here, and nothing said about any later place.
    static final Finding MISS = new Finding(Verdict.NONE, 0, 0, "");

    static Finding missUntil(int end) {
        return new Finding(Verdict.NONE, 0, end, "");
    }

    static Finding secret(int start, int end, String kind) {
        return new Finding(Verdict.SECRET, start, end, kind);
    }

    static Finding open(int start, int end, String kind) {
        return new Finding(Verdict.OPEN, start, end, kind);
    }
}
