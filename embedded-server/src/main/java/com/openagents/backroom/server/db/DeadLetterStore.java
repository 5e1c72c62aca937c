package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.DeadLetters.DEAD_LETTERS;
import static com.openagents.backroom.server.db.jooq.tables.IngestFiles.INGEST_FILES;

import com.openagents.backroom.server.ingest.DeadLetter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.impl.DSL;

/// Rows of `dead_letters`: the newest lines that could not be understood.
public final class DeadLetterStore {
    /// Letters kept; more than anyone reads, small enough (about 5 MB) for a file that is garbage from end to end.
    public static final int MAX_LETTERS = 10_000;

    private static final int MAX_REASON_CHARS = 1000;
    private static final int MAX_FILE_CHARS = 4096;

    /// Adds letters; the oldest give way.
    public void add(Transaction tx, List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        List<DeadLetter> newest = letters.subList(Math.max(0, letters.size() - MAX_LETTERS), letters.size());
        BatchBindStep batch = tx.sql()
                .batch(tx.sql()
                        .insertInto(
                                DEAD_LETTERS,
                                DEAD_LETTERS.SOURCE,
                                DEAD_LETTERS.FILE,
                                DEAD_LETTERS.LINE,
                                DEAD_LETTERS.REASON,
                                DEAD_LETTERS.AT)
                        .values((String) null, null, null, null, null));
        for (DeadLetter letter : newest) {
            batch = batch.bind(
                    letter.source(),
                    start(letter.file(), MAX_FILE_CHARS),
                    letter.line(),
                    start(letter.reason(), MAX_REASON_CHARS),
                    letter.at().truncatedTo(ChronoUnit.MICROS));
        }
        batch.execute();
        List<Long> excess = tx.sql()
                .select(DEAD_LETTERS.ID)
                .from(DEAD_LETTERS)
                .orderBy(DEAD_LETTERS.ID.desc())
                .limit(1)
                .offset(MAX_LETTERS)
                .fetch(DEAD_LETTERS.ID);
        if (!excess.isEmpty()) {
            tx.sql()
                    .deleteFrom(DEAD_LETTERS)
                    .where(DEAD_LETTERS.ID.le(excess.getFirst()))
                    .execute();
        }
    }

    /// The newest letters, the newest first.
    public List<DeadLetter> newest(Transaction tx, int limit) {
        return tx.sql()
                .selectFrom(DEAD_LETTERS)
                .orderBy(DEAD_LETTERS.ID.desc())
                .limit(limit)
                .fetch(row -> new DeadLetter(
                        row.get(DEAD_LETTERS.SOURCE),
                        row.get(DEAD_LETTERS.FILE),
                        row.get(DEAD_LETTERS.LINE),
                        row.get(DEAD_LETTERS.REASON),
                        row.get(DEAD_LETTERS.AT)));
    }

    /// How many lines could not be understood since their files are read, by path; files without any are left out.
    public Map<String, Long> counts(Transaction tx) {
        return tx.sql()
                .select(INGEST_FILES.PATH, DSL.sum(INGEST_FILES.DEAD_LETTERS).cast(Long.class))
                .from(INGEST_FILES)
                .where(INGEST_FILES.DEAD_LETTERS.gt(0L))
                .groupBy(INGEST_FILES.PATH)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private static String start(String text, int maxChars) {
        return text.length() <= maxChars ? text : text.substring(0, maxChars);
    }
}
