package com.openagents.backroom.bench.log;

import com.openagents.backroom.bench.measure.Clocked;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.proof.Chain;
import com.openagents.backroom.schema.proof.Commitments;
import com.openagents.backroom.schema.proof.EventProof;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/// What the proof of an event costs by itself: commitments to its fields, and the chain; without disk and database.
final class ProofAlone {
    private static final int BATCH_EVENTS = 100;
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final Chain chain = new Chain("0".repeat(32));
    private final byte[] salt = new byte[EventProof.SALT_BYTES];
    private byte[] value = chain.beginning(0);
    private long seq;

    private ProofAlone() {}

    /// Events proven a second.
    static double perSecond(double seconds) throws IOException {
        ProofAlone proof = new ProofAlone();
        Clocked.perSecond(seconds / 2, proof::batch);
        byte[] before = proof.value;
        double batches = Clocked.perSecond(seconds, proof::batch);
        if (Arrays.equals(before, proof.value)) {
            throw new IllegalStateException("the chain did not go on");
        }
        return batches * BATCH_EVENTS;
    }

    private void batch() {
        Commitments commitments = new Commitments();
        for (int i = 0; i < BATCH_EVENTS; i++) {
            String id = "event-" + seq++;
            HudEvent event = new Chunk(Role.ASSISTANT, "The tests pass; next is the cart of the shop.", id);
            SortedMap<String, String> fields = Commitments.fields(
                    event, List.of(), out -> EventJson.writeOrigin("bench", "claude-code", null, null, id, out));
            SortedMap<String, byte[]> committed = commitments.of(salt, fields);
            value = chain.next(value, chain.digest(seq, "chunk", NOW, NOW, committed));
        }
    }
}
