package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.BlobReferences.BLOB_REFERENCES;
import static com.openagents.backroom.server.db.jooq.tables.Blobs.BLOBS;

import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Rows of `blobs` and `blob_references`: which large values there are, and which events need them.
public final class BlobStore {
    /// Notes that an event needs a blob.
    public void refer(Transaction tx, long hudId, long seq, Clipped value, Instant now) {
        tx.sql()
                .insertInto(BLOBS)
                .set(BLOBS.SHA256, value.sha256())
                .set(BLOBS.BYTES, value.bytes())
                .set(BLOBS.CREATED_AT, now)
                .onConflict(BLOBS.SHA256)
                .doNothing()
                .execute();
        tx.sql()
                .insertInto(BLOB_REFERENCES)
                .set(BLOB_REFERENCES.HUD_ID, hudId)
                .set(BLOB_REFERENCES.SEQ, seq)
                .set(BLOB_REFERENCES.SHA256, value.sha256())
                .onConflict(BLOB_REFERENCES.HUD_ID, BLOB_REFERENCES.SEQ, BLOB_REFERENCES.SHA256)
                .doNothing()
                .execute();
    }

    /// Forgets what events before a place in the log needed.
    public void deleteReferencesBefore(Transaction tx, long hudId, long seq) {
        tx.sql()
                .deleteFrom(BLOB_REFERENCES)
                .where(BLOB_REFERENCES.HUD_ID.eq(hudId), BLOB_REFERENCES.SEQ.lt(seq))
                .execute();
    }

    /// Forgets the blobs that no event needs.
    ///
    /// @return their names
    public List<String> deleteUnreferenced(Transaction tx) {
        List<String> unreferenced = tx.sql()
                .select(BLOBS.SHA256)
                .from(BLOBS)
                .whereNotExists(
                        tx.sql().selectOne().from(BLOB_REFERENCES).where(BLOB_REFERENCES.SHA256.eq(BLOBS.SHA256)))
                .fetch(BLOBS.SHA256);
        for (String sha256 : unreferenced) {
            tx.sql().deleteFrom(BLOBS).where(BLOBS.SHA256.eq(sha256)).execute();
        }
        return unreferenced;
    }

    /// The names of all blobs.
    public Set<String> names(Transaction tx) {
        return tx.sql().select(BLOBS.SHA256).from(BLOBS).fetchSet(BLOBS.SHA256);
    }
}
