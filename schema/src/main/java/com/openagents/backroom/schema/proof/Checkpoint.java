package com.openagents.backroom.schema.proof;

import com.openagents.backroom.schema.event.IsoTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// What an installation signed of a log: at that time, the chain had this value after this event.
///
/// @param log the epoch that names the log, 32 hexadecimal digits
/// @param seq of the last event; 0 or more, as the first checkpoint stands before the first event
/// @param chain hexadecimal
/// @param keyId SHA-256 of the public key, hexadecimal
/// @param signature Ed25519 over [#statement], Base64; empty while it is not signed
public record Checkpoint(String log, long seq, String chain, Instant at, String keyId, String signature) {
    /// Keeps what is signed here apart from anything else that the key may ever sign.
    private static final String PURPOSE = "backroom checkpoint 1";

    /// The bytes that are signed: canonical JSON (RFC 8785).
    public byte[] statement() {
        return CanonicalFields.object(out -> {
                    out.text("at", IsoTime.text(at));
                    out.text("chain", chain);
                    out.text("log", log);
                    out.text("purpose", PURPOSE);
                    out.number("seq", seq);
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The same, signed.
    public Checkpoint signed(String key, String base64) {
        return new Checkpoint(log, seq, chain, at, key, base64);
    }
}
