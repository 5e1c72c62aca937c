package com.openagents.backroom.server.redact;

import java.util.List;

/// A JSON Web Token (RFC 7519): base64url of `{"`, and at least one more part behind a dot. The signature may be
/// missing:
/// the payload alone tells who and what.
record JwtRule() implements Rule {
    private static final Chars PARTS = Chars.of("A-Za-z0-9._-");
    private static final int MIN_HEADER_CHARS = 10;
    private static final int MIN_PAYLOAD_CHARS = 4;

    @Override
    public List<String> triggers() {
        return List.of("eyj");
    }

    @Override
    public Finding seek(Sight sight, int at) {
        String text = sight.text();
        if (!text.startsWith("eyJ", at) || !sight.boundaryBefore(at)) {
            return Finding.MISS;
        }
        int end = sight.runEndOnce(at, PARTS);
        if (sight.undecidedAt(end)) {
            return Finding.open(at, end, "jwt");
        }
        int dot = text.indexOf('.', at, end);
        boolean token = dot >= at + MIN_HEADER_CHARS && end > dot + MIN_PAYLOAD_CHARS;
        if (token) {
            return Finding.secret(at, end, "jwt");
        }
        return dot < 0 ? Finding.missUntil(end) : Finding.missUntil(dot);
    }
}
