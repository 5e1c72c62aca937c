package com.openagents.backroom.server.redact;

import com.openagents.backroom.server.redact.Scan.Span;
import java.util.List;

/// Puts `[REDACTED:kind]` in the place of secrets.
final class Marks {
    private Marks() {}

    static String of(String kind) {
        return "[REDACTED:" + kind + "]";
    }

    static String replace(String text, List<Span> secrets) {
        return secrets.isEmpty() ? text : replace(text, 0, text.length(), secrets, false);
    }

    /// The part of a text from `from` to `to` without the secrets of the text.
    ///
    /// @param marked whether a secret that began before `from` has its mark already
    static String replace(String text, int from, int to, List<Span> secrets, boolean marked) {
        StringBuilder out = new StringBuilder(to - from);
        int copied = from;
        for (Span secret : secrets) {
            if (secret.end() <= from || secret.start() >= to) {
                continue;
            }
            out.append(text, copied, Math.max(copied, secret.start()));
            if (secret.start() >= from || !marked) {
                out.append(of(secret.kind()));
            }
            copied = Math.min(to, secret.end());
        }
        return out.append(text, copied, to).toString();
    }
}
