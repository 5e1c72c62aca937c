package com.openagents.backroom.server.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.proof.Checkpoint;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a server says it signed of a log, as `/proof` has it; its signatures are checked when it is read.
///
/// @param log the epoch that names the log
/// @param before seq of the last event that is not there or not in the chain: what can be checked begins after it
/// @param checkpoints by seq
public record SignedLog(String hud, String log, long before, SortedMap<Long, Checkpoint> checkpoints) {
    private static final String HASH = "[0-9a-f]{64}";
    private static final String LOG = "[0-9a-f]{32}";

    /// Reads an answer.
    ///
    /// @param pinned the only key that is believed; null for any that the server names
    /// @throws ProofException when it is none, or a signature does not fit
    public static SignedLog of(JsonNode answer, @Nullable String pinned) throws ProofException {
        String log = answer.path("log").asText();
        if (answer.path("version").asInt() != 1 || !log.matches(LOG)) {
            throw new ProofException(
                    "The server says nothing that could be checked; it may be older or newer than" + " this program.");
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode key : answer.path("keys")) {
            PublicKey read = key(key);
            String id = key.path("id").asText();
            if (pinned == null || pinned.equals(id)) {
                keys.put(id, read);
            }
        }
        SortedMap<Long, Checkpoint> checkpoints = new TreeMap<>();
        for (JsonNode item : answer.path("checkpoints")) {
            Checkpoint checkpoint = checkpoint(log, item);
            requireSigned(checkpoint, keys);
            checkpoints.put(checkpoint.seq(), checkpoint);
        }
        long before = Math.max(
                answer.path("first_seq").asLong(), answer.path("chain_from").asLong());
        return new SignedLog(answer.path("hud").asText(), log, before - 1, checkpoints);
    }

    /// The same with the checkpoints of a further answer.
    ///
    /// @throws ProofException when it is of another log
    public SignedLog with(SignedLog further) throws ProofException {
        if (!further.log.equals(log)) {
            throw new ProofException("The log was replaced by another while it was read; try again.");
        }
        SortedMap<Long, Checkpoint> all = new TreeMap<>(checkpoints);
        all.putAll(further.checkpoints);
        return new SignedLog(hud, log, before, all);
    }

    /// The checkpoint with which checking begins.
    ///
    /// @throws ProofException when there is none
    public Checkpoint beginning() throws ProofException {
        if (checkpoints.isEmpty()) {
            throw new ProofException(
                    "Nothing of this HUD is signed yet; that comes within a minute of its next event. Try again then.");
        }
        return Optional.ofNullable(checkpoints.get(before))
                .orElseThrow(() -> new ProofException("No checkpoint stands before event " + (before + 1)
                        + ", with which the log begins: the first is after event " + checkpoints.firstKey() + "."));
    }

    /// The newest checkpoint, if there is one.
    public Optional<Checkpoint> newest() {
        return checkpoints.isEmpty()
                ? Optional.empty()
                : Optional.of(checkpoints.sequencedValues().getLast());
    }

    private static Checkpoint checkpoint(String log, JsonNode item) throws ProofException {
        String chain = item.path("chain").asText();
        var at = IsoTime.find(item.path("at").asText());
        if (!chain.matches(HASH) || at.isEmpty() || !item.path("seq").canConvertToLong()) {
            throw new ProofException("A checkpoint of the server is damaged.");
        }
        return new Checkpoint(
                log,
                item.path("seq").asLong(),
                chain,
                at.get(),
                item.path("key").asText(),
                item.path("signature").asText());
    }

    private static PublicKey key(JsonNode key) throws ProofException {
        try {
            byte[] spki = Base64.getDecoder().decode(key.path("public_key").asText());
            if (!SigningKey.id(spki).equals(key.path("id").asText())) {
                throw new ProofException("A key of the server bears a name that is not its own.");
            }
            return KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ProofException("A key of the server is damaged.");
        }
    }

    private static void requireSigned(Checkpoint checkpoint, Map<String, PublicKey> keys) throws ProofException {
        PublicKey key = keys.get(checkpoint.keyId());
        if (key == null) {
            throw new ProofException("The checkpoint after event " + checkpoint.seq() + " is signed by the key "
                    + checkpoint.keyId() + ", which is not believed.");
        }
        if (!isSigned(checkpoint, key)) {
            throw new ProofException("The signature of the checkpoint after event " + checkpoint.seq()
                    + " does not fit: the checkpoint was changed.");
        }
    }

    private static boolean isSigned(Checkpoint checkpoint, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
            signature.initVerify(key);
            signature.update(checkpoint.statement());
            return signature.verify(Base64.getDecoder().decode(checkpoint.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // no signature at all
        }
    }
}
