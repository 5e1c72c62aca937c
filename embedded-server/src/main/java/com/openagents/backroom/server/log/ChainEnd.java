package com.openagents.backroom.server.log;

import com.openagents.backroom.schema.proof.Chain;
import com.openagents.backroom.schema.proof.EventProof;
import com.openagents.backroom.server.db.Hud;
import java.time.Instant;
import java.util.HexFormat;

/// The end of a locked HUD's chain, while events are added to it. A log that is older than chains begins one with its
/// next event.
final class ChainEnd {
    private final Chain chain;
    private final long from;
    private byte[] value;

    private ChainEnd(Chain chain, long from, byte[] value) {
        this.chain = chain;
        this.from = from;
        this.value = value;
    }

    static ChainEnd of(Hud hud) {
        Chain chain = new Chain(hud.log());
        String known = hud.chain();
        return known == null
                ? new ChainEnd(chain, hud.headSeq() + 1, chain.beginning(hud.headSeq()))
                : new ChainEnd(chain, hud.chainFrom(), HexFormat.of().parseHex(known));
    }

    /// Takes in the next event; what proves it.
    EventProof add(long seq, String type, Instant at, Instant seenAt, Committed event) {
        value = chain.next(value, chain.digest(seq, type, at, seenAt, event.commitments()));
        return new EventProof(event.salt(), value, event.commitments());
    }

    /// Hexadecimal.
    String value() {
        return HexFormat.of().formatHex(value);
    }

    /// Seq of the first event in the chain.
    long from() {
        return from;
    }
}
