package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.HudEvents.HUD_EVENTS;
import static com.openagents.backroom.server.db.jooq.tables.Huds.HUDS;
import static com.openagents.backroom.server.db.jooq.tables.ProofCheckpoints.PROOF_CHECKPOINTS;
import static com.openagents.backroom.server.db.jooq.tables.ProofKeys.PROOF_KEYS;

import com.openagents.backroom.schema.proof.Checkpoint;
import com.openagents.backroom.schema.proof.EventProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Rows of `proof_keys` and `proof_checkpoints`.
public final class ProofStore {
    /// A key that signs.
    ///
    /// @param id SHA-256 of the public key, hexadecimal
    /// @param publicKey SubjectPublicKeyInfo, Base64
    /// @param sealed the private key
    public record Key(String id, String publicKey, String sealed) {}

    /// How far the log of a HUD that has news since its last checkpoint reaches.
    public record News(long hudId, String log, long headSeq, String chain, long chainFrom) {}

    /// The HUDs whose last event no checkpoint has.
    public List<News> news(Transaction tx) {
        return tx.sql()
                .select(HUDS.ID, HUDS.EPOCH, HUDS.HEAD_SEQ, HUDS.CHAIN, HUDS.CHAIN_FROM)
                .from(HUDS)
                .where(HUDS.CHAIN.isNotNull())
                .andNotExists(tx.sql()
                        .selectOne()
                        .from(PROOF_CHECKPOINTS)
                        .where(PROOF_CHECKPOINTS.HUD_ID.eq(HUDS.ID), PROOF_CHECKPOINTS.SEQ.eq(HUDS.HEAD_SEQ)))
                .orderBy(HUDS.ID)
                .fetch(row -> new News(
                        row.value1(),
                        row.value2().toString().replace("-", ""),
                        row.value3(),
                        row.value4(),
                        row.value5()));
    }

    /// The newest key.
    public Optional<Key> newestKey(Transaction tx) {
        return tx.sql()
                .selectFrom(PROOF_KEYS)
                .orderBy(PROOF_KEYS.CREATED_AT.desc(), PROOF_KEYS.ID)
                .limit(1)
                .fetchOptional(row -> new Key(
                        row.get(PROOF_KEYS.ID),
                        row.get(PROOF_KEYS.PUBLIC_KEY),
                        row.get(PROOF_KEYS.PRIVATE_KEY_SEALED)));
    }

    public void addKey(Transaction tx, Key key, Instant now) {
        tx.sql()
                .insertInto(PROOF_KEYS)
                .set(PROOF_KEYS.ID, key.id())
                .set(PROOF_KEYS.PUBLIC_KEY, key.publicKey())
                .set(PROOF_KEYS.PRIVATE_KEY_SEALED, key.sealed())
                .set(PROOF_KEYS.CREATED_AT, now)
                .execute();
    }

    /// The keys that signed checkpoints of a HUD.
    public List<Key> keys(Transaction tx, long hudId) {
        return tx.sql()
                .selectFrom(PROOF_KEYS)
                .where(PROOF_KEYS.ID.in(tx.sql()
                        .select(PROOF_CHECKPOINTS.KEY_ID)
                        .from(PROOF_CHECKPOINTS)
                        .where(PROOF_CHECKPOINTS.HUD_ID.eq(hudId))))
                .orderBy(PROOF_KEYS.CREATED_AT, PROOF_KEYS.ID)
                .fetch(row -> new Key(row.get(PROOF_KEYS.ID), row.get(PROOF_KEYS.PUBLIC_KEY), ""));
    }

    /// Stores a checkpoint, unless there is one after the same event.
    public void add(Transaction tx, long hudId, Checkpoint checkpoint) {
        tx.sql()
                .insertInto(PROOF_CHECKPOINTS)
                .set(PROOF_CHECKPOINTS.HUD_ID, hudId)
                .set(PROOF_CHECKPOINTS.SEQ, checkpoint.seq())
                .set(PROOF_CHECKPOINTS.CHAIN, checkpoint.chain())
                .set(PROOF_CHECKPOINTS.AT, checkpoint.at())
                .set(PROOF_CHECKPOINTS.KEY_ID, checkpoint.keyId())
                .set(PROOF_CHECKPOINTS.SIGNATURE, checkpoint.signature())
                .onConflict(PROOF_CHECKPOINTS.HUD_ID, PROOF_CHECKPOINTS.SEQ)
                .doNothing()
                .execute();
    }

    /// Checkpoints from an event on, in order.
    public List<Checkpoint> checkpoints(Transaction tx, Hud hud, long fromSeq, int limit) {
        return tx.sql()
                .selectFrom(PROOF_CHECKPOINTS)
                .where(PROOF_CHECKPOINTS.HUD_ID.eq(hud.id()), PROOF_CHECKPOINTS.SEQ.ge(fromSeq))
                .orderBy(PROOF_CHECKPOINTS.HUD_ID, PROOF_CHECKPOINTS.SEQ)
                .limit(limit)
                .fetch(row -> new Checkpoint(
                        hud.log(),
                        row.get(PROOF_CHECKPOINTS.SEQ),
                        row.get(PROOF_CHECKPOINTS.CHAIN),
                        row.get(PROOF_CHECKPOINTS.AT),
                        row.get(PROOF_CHECKPOINTS.KEY_ID),
                        row.get(PROOF_CHECKPOINTS.SIGNATURE)));
    }

    /// Whether a HUD has a checkpoint at all.
    public boolean isChecked(Transaction tx, long hudId) {
        return tx.sql()
                .fetchExists(tx.sql().selectOne().from(PROOF_CHECKPOINTS).where(PROOF_CHECKPOINTS.HUD_ID.eq(hudId)));
    }

    /// Whether a HUD has a checkpoint after this event.
    public boolean isChecked(Transaction tx, long hudId, long seq) {
        return tx.sql()
                .fetchExists(tx.sql()
                        .selectOne()
                        .from(PROOF_CHECKPOINTS)
                        .where(PROOF_CHECKPOINTS.HUD_ID.eq(hudId), PROOF_CHECKPOINTS.SEQ.eq(seq)));
    }

    /// Forgets the checkpoints before an event.
    public void deleteBefore(Transaction tx, long hudId, long seq) {
        tx.sql()
                .deleteFrom(PROOF_CHECKPOINTS)
                .where(PROOF_CHECKPOINTS.HUD_ID.eq(hudId), PROOF_CHECKPOINTS.SEQ.lt(seq))
                .execute();
    }

    /// What proves one event.
    public Optional<EventProof> proof(Transaction tx, long hudId, long seq) {
        return tx.sql()
                .select(HUD_EVENTS.PROOF)
                .from(HUD_EVENTS)
                .where(HUD_EVENTS.HUD_ID.eq(hudId), HUD_EVENTS.SEQ.eq(seq), HUD_EVENTS.PROOF.isNotNull())
                .fetchOptional(HUD_EVENTS.PROOF)
                .flatMap(EventProof::decode);
    }
}
