package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.proof.Commitments;
import com.openagents.backroom.schema.proof.EventProof;
import com.openagents.backroom.server.log.ProvenEvent;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// An event as one audience sees it, with what proves it: the salt of each field that is shown as it was stored, and
/// the commitments of all.
///
/// @param shown fields whose value is the stored one, also those that are gone from the database: that must be seen
record ShownProof(HudEnvelope event, @Nullable EventProof proof, Set<String> shown) {
    static ShownProof of(ProvenEvent stored, HudEnvelope projected) {
        EventProof proof = stored.proof();
        Set<String> shown = new HashSet<>();
        if (proof != null) {
            Map<String, String> before = fields(stored.event());
            Map<String, String> after = fields(projected);
            shown.addAll(proof.commitments().keySet());
            shown.removeIf(name -> !Objects.equals(before.get(name), after.get(name)));
        }
        return new ShownProof(projected, proof, shown);
    }

    /// Writes the event and, unless it is older than the chain, its proof.
    void write(FieldSink out) {
        EventJson.write(event, out);
        EventProof known = proof;
        if (known != null) {
            out.object("proof", sink -> write(known, sink));
        }
    }

    private void write(EventProof known, FieldSink out) {
        Commitments commitments = new Commitments();
        out.text("chain", HexFormat.of().formatHex(known.chain()));
        out.object(
                "fields",
                fields -> known.commitments()
                        .forEach((name, commitment) -> fields.object(name, field -> {
                            field.text("commitment", HexFormat.of().formatHex(commitment));
                            if (shown.contains(name)) {
                                field.text("salt", HexFormat.of().formatHex(commitments.fieldSalt(known.salt(), name)));
                            }
                        })));
    }

    private static SortedMap<String, String> fields(HudEnvelope event) {
        return Commitments.fields(
                event.event(),
                event.clipped(),
                out -> EventJson.writeOrigin(
                        event.sessionId(), event.agent(), event.agentId(), event.tickId(), event.sourceId(), out));
    }
}
