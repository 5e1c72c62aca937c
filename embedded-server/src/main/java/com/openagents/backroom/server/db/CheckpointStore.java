package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.IngestFiles.INGEST_FILES;

import com.openagents.backroom.server.ingest.FileCheckpoint;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;

/// Rows of `ingest_files`: how far each file was read.
public final class CheckpointStore {
    /// Stores how far a file was read. A file that took the place of another with the same path takes its row too.
    ///
    /// @param deadLetters lines that could not be understood since the last checkpoint of the file
    public void save(Transaction tx, FileCheckpoint checkpoint, long deadLetters, Instant now) {
        Condition same = INGEST_FILES.SOURCE.eq(checkpoint.source());
        int updated = tx.sql()
                .update(INGEST_FILES)
                .set(INGEST_FILES.PATH, checkpoint.path())
                .set(INGEST_FILES.READ_OFFSET, checkpoint.offset())
                .set(INGEST_FILES.LINE, checkpoint.line())
                .set(INGEST_FILES.STATE, checkpoint.state())
                .set(INGEST_FILES.DEAD_LETTERS, INGEST_FILES.DEAD_LETTERS.plus(deadLetters))
                .set(INGEST_FILES.UPDATED_AT, now)
                .where(same.and(INGEST_FILES.FILE_KEY.eq(checkpoint.fileKey())))
                .execute();
        if (updated > 0) {
            return;
        }
        tx.sql()
                .deleteFrom(INGEST_FILES)
                .where(same.and(INGEST_FILES.PATH.eq(checkpoint.path())))
                .execute();
        tx.sql()
                .insertInto(INGEST_FILES)
                .set(INGEST_FILES.SOURCE, checkpoint.source())
                .set(INGEST_FILES.FILE_KEY, checkpoint.fileKey())
                .set(INGEST_FILES.PATH, checkpoint.path())
                .set(INGEST_FILES.READ_OFFSET, checkpoint.offset())
                .set(INGEST_FILES.LINE, checkpoint.line())
                .set(INGEST_FILES.STATE, checkpoint.state())
                .set(INGEST_FILES.DEAD_LETTERS, deadLetters)
                .set(INGEST_FILES.UPDATED_AT, now)
                .execute();
    }

    /// The checkpoints of all files of a source.
    public List<FileCheckpoint> list(Transaction tx, String source) {
        return tx.sql()
                .selectFrom(INGEST_FILES)
                .where(INGEST_FILES.SOURCE.eq(source))
                .orderBy(INGEST_FILES.PATH)
                .fetch(CheckpointStore::checkpoint);
    }

    /// Forgets a file.
    public void delete(Transaction tx, String source, String fileKey) {
        tx.sql()
                .deleteFrom(INGEST_FILES)
                .where(INGEST_FILES.SOURCE.eq(source), INGEST_FILES.FILE_KEY.eq(fileKey))
                .execute();
    }

    private static FileCheckpoint checkpoint(Record row) {
        return new FileCheckpoint(
                row.get(INGEST_FILES.SOURCE),
                row.get(INGEST_FILES.PATH),
                row.get(INGEST_FILES.FILE_KEY),
                row.get(INGEST_FILES.READ_OFFSET),
                row.get(INGEST_FILES.LINE),
                row.get(INGEST_FILES.STATE));
    }
}
