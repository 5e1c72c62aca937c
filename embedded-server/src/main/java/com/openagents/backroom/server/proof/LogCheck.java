package com.openagents.backroom.server.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openagents.backroom.schema.proof.Chain;
import com.openagents.backroom.schema.proof.Checkpoint;
import com.openagents.backroom.schema.proof.Commitments;
import com.openagents.backroom.server.json.CanonicalJson;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Checks the events of a log against what was signed, one after the other. Used by one thread at a time.
public final class LogCheck {
    private static final Set<String> ENVELOPE = Set.of("type", "hud", "seq", "at", "seen_at", "proof");
    private static final Set<String> ORIGIN = Set.of("agent", "agent_id", "session_id", "source_id", "tick_id");
    private static final String HASH = "[0-9a-f]{64}";
    private static final String NOTHING = "nothing";

    private final SignedLog signed;
    private final @Nullable Kept kept;
    private final Chain chain;
    private final Commitments commitments = new Commitments();
    private byte[] value;
    private long seq;
    private long shown;
    private long hidden;

    /// @param kept what must still be so; null for nothing
    /// @throws ProofException when there is nothing to begin with
    public LogCheck(SignedLog signed, @Nullable Kept kept) throws ProofException {
        this.signed = signed;
        this.kept = kept;
        this.chain = new Chain(signed.log());
        Checkpoint beginning = signed.beginning();
        this.seq = beginning.seq();
        this.value = HexFormat.of().parseHex(beginning.chain());
        if (kept != null && kept.seq() < seq) {
            throw new ProofException(
                    "What was kept is older than what is left of the log, which begins after event " + seq + ".");
        }
        if (!isAsKept()) {
            throw new ProofException("The log was written anew: its beginning is not the one that was kept.");
        }
    }

    private boolean isAsKept() {
        return kept == null || kept.seq() != seq || kept.chain().equals(value().chain());
    }

    /// Seq of the last event that fits; at first, of the last before the check.
    public long seq() {
        return seq;
    }

    /// How far it came: what to keep.
    public Kept value() {
        return new Kept(seq, HexFormat.of().formatHex(value));
    }

    /// Fields that were shown and fit.
    public long shown() {
        return shown;
    }

    /// Fields that were hidden or masked: of them only the commitment is known.
    public long hidden() {
        return hidden;
    }

    /// Takes the next event, as `/events?proof=1` has it; what does not fit, if anything.
    public Optional<Misfit> next(JsonNode event) {
        long next = seq + 1;
        if (event.path("seq").asLong() != next) {
            return misfit("seq", Long.toString(next), event.path("seq").asText(NOTHING));
        }
        JsonNode proof = event.path("proof");
        if (!proof.path("chain").asText().matches(HASH)) {
            return misfit("proof", "there", NOTHING);
        }
        SortedMap<String, byte[]> committed = new TreeMap<>();
        Optional<Misfit> misfit = fields(event, proof.path("fields"), committed);
        if (misfit.isPresent()) {
            return misfit;
        }
        byte[] digest = chain.digest(
                next,
                event.path("type").asText(),
                event.path("at").asText(),
                event.path("seen_at").asText(),
                committed);
        byte[] after = chain.next(value, digest);
        String found = HexFormat.of().formatHex(after);
        if (!found.equals(proof.path("chain").asText())) {
            return misfit("envelope", proof.path("chain").asText(), found);
        }
        Checkpoint checkpoint = signed.checkpoints().get(next);
        if (checkpoint != null && !checkpoint.chain().equals(found)) {
            return misfit("chain", checkpoint.chain() + ", as was signed,", found);
        }
        if (kept != null && kept.seq() == next && !kept.chain().equals(found)) {
            return misfit("chain", kept.chain() + ", as was kept,", found);
        }
        value = after;
        seq = next;
        return Optional.empty();
    }

    /// To be called after the last event: what is missing, if anything.
    public Optional<Misfit> end() {
        boolean isMissing =
                signed.newest().filter(last -> last.seq() > seq).isPresent() || (kept != null && kept.seq() > seq);
        return isMissing ? misfit("place", "taken, as was signed,", "empty") : Optional.empty();
    }

    private Optional<Misfit> fields(JsonNode event, JsonNode proven, SortedMap<String, byte[]> committed) {
        for (var field : event.properties()) {
            String name = ORIGIN.contains(field.getKey()) ? Commitments.ORIGIN : field.getKey();
            if (!ENVELOPE.contains(name) && !proven.has(name)) {
                return misfit(name, "left out", "there");
            }
        }
        for (var field : proven.properties()) {
            String name = field.getKey();
            String commitment = field.getValue().path("commitment").asText();
            if (!commitment.matches(HASH)) {
                return misfit(name, "committed to", "without a commitment");
            }
            String salt = field.getValue().path("salt").asText("");
            if (salt.isEmpty()) {
                hidden++;
            } else {
                String found = commitment(salt, value(event, name));
                if (!found.equals(commitment)) {
                    return misfit(name, "what gives " + commitment, "what gives " + found);
                }
                shown++;
            }
            committed.put(name, HexFormat.of().parseHex(commitment));
        }
        return Optional.empty();
    }

    private String commitment(String salt, @Nullable JsonNode shownValue) {
        if (shownValue == null || !salt.matches(HASH)) {
            return NOTHING;
        }
        try {
            byte[] found = commitments.commitment(HexFormat.of().parseHex(salt), CanonicalJson.of(shownValue));
            return HexFormat.of().formatHex(found);
        } catch (NotJsonException e) {
            return NOTHING;
        }
    }

    private static @Nullable JsonNode value(JsonNode event, String name) {
        if (!name.equals(Commitments.ORIGIN)) {
            return event.get(name);
        }
        ObjectNode origin = Json.shared().createObjectNode();
        for (String part : ORIGIN) {
            JsonNode id = event.get(part);
            if (id != null) {
                origin.set(part, id);
            }
        }
        return origin;
    }

    private Optional<Misfit> misfit(String field, String expected, String found) {
        return Optional.of(new Misfit(seq + 1, field, expected, found));
    }
}
