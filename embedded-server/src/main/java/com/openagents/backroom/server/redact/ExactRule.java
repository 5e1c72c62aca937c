package com.openagents.backroom.server.redact;

import java.util.List;

/// One form of one secret that this process itself uses: replaced even where no pattern fits.
///
/// @param form the secret, or its base64, URL-encoded, hexadecimal or JSON form; compared without case
record ExactRule(String kind, String form) implements Rule {
    @Override
    public List<String> triggers() {
        return List.of(form.substring(0, Math.min(form.length(), MAX_TRIGGER_CHARS)));
    }

    @Override
    public Finding seek(Sight sight, int at) {
        String text = sight.text();
        int seen = Math.min(form.length(), text.length() - at);
        if (!text.regionMatches(true, at, form, 0, seen)) {
            return Finding.MISS;
        }
        if (seen == form.length()) {
            return Finding.secret(at, at + seen, kind);
        }
        return sight.more() ? Finding.open(at, at + seen, kind) : Finding.MISS;
    }
}
