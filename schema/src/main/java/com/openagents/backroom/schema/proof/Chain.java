package com.openagents.backroom.schema.proof;

import com.openagents.backroom.schema.event.IsoTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;

/// The chain of one HUD's log: whoever knows its value after an event can tell any change of what was before. Used by
/// one thread at a time.
///
/// ```
/// digest_n = SHA-256(canonical JSON of {at, commitments, log, seen_at, seq, type})
/// chain_n  = SHA-256(chain_{n−1} ‖ digest_n)
/// chain before the first event = SHA-256(canonical JSON of {log, purpose, seq})
/// ```
public final class Chain {
    /// Keeps what is hashed here apart from anything else.
    private static final String PURPOSE = "backroom chain 1";

    private static final HexFormat HEX = HexFormat.of();
    private final String log;
    private final MessageDigest sha256;

    /// @param log the epoch that names the log, 32 hexadecimal digits
    public Chain(String log) {
        this.log = log;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The value with which a chain begins.
    ///
    /// @param before seq of the last event before the chain; 0 when the chain has all
    public byte[] beginning(long before) {
        return hash(CanonicalFields.object(out -> {
            out.text("log", log);
            out.text("purpose", PURPOSE);
            out.number("seq", before);
        }));
    }

    /// The digest of one event.
    public byte[] digest(long seq, String type, Instant at, Instant seenAt, SortedMap<String, byte[]> commitments) {
        return digest(seq, type, IsoTime.text(at), IsoTime.text(seenAt), commitments);
    }

    /// The digest of one event, its times as they are written on the wire.
    public byte[] digest(long seq, String type, String at, String seenAt, SortedMap<String, byte[]> commitments) {
        return hash(CanonicalFields.object(out -> {
            out.text("at", at);
            out.object(
                    "commitments", sink -> commitments.forEach((name, value) -> sink.text(name, HEX.formatHex(value))));
            out.text("log", log);
            out.text("seen_at", seenAt);
            out.number("seq", seq);
            out.text("type", type);
        }));
    }

    /// The chain's value after one more event.
    public byte[] next(byte[] chain, byte[] digest) {
        sha256.update(chain);
        return sha256.digest(digest);
    }

    private byte[] hash(String canonical) {
        return sha256.digest(canonical.getBytes(StandardCharsets.UTF_8));
    }
}
