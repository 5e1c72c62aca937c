package com.openagents.backroom.server.redact;

import java.util.List;

/// How one sort of secret is recognised. A rule is asked only where one of its triggers stands in the text, so
/// clean text costs one table step per character.
///
/// The time of all questions about one text must be linear in its length: a rule that looks far ahead and finds
/// nothing answers with [Finding#missUntil] or looks at a bounded number of characters (requirement IN-06).
interface Rule {
    /// The longest trigger. A trigger cut by the end of a text shows at most one character less of a secret, and
    /// fewer than 8 characters may be shown (requirement RD-01).
    int MAX_TRIGGER_CHARS = 8;

    /// Literals, found without regard to the case of ASCII letters; the rule itself checks case.
    List<String> triggers();

    /// Judges the place where a trigger begins. A secret never starts before it, except in [PrivateKeyRule] on
    /// whole texts.
    Finding seek(Sight sight, int at);
}
