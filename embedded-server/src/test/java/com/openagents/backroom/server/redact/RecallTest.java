package com.openagents.backroom.server.redact;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.redact.SecretCorpus.Planted;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Requirement RD-02: of at least 300 made-up secrets all are found.
final class RecallTest {
    private static final long SEED = 20_261_123;

    @Test
    void everySecret_isReplacedWhole() {
        List<Planted> corpus = new SecretCorpus(SEED).all(5);
        assertTrue(corpus.size() >= 300, "only " + corpus.size());
        Redactor redactor = new Redactor();
        for (Planted planted : corpus) {
            String redacted = redactor.redact(planted.text());
            Leaks.assertNone(planted.secret(), redacted, "seed " + SEED + ", " + planted);
            assertTrue(redacted.contains("[REDACTED:"), () -> "no mark: " + planted);
        }
        System.out.println("recall: " + corpus.size() + " of " + corpus.size() + " made-up secrets redacted");
    }

    @Test
    void redacting_twice_changesNothing() {
        Redactor redactor = new Redactor();
        for (Planted planted : new SecretCorpus(SEED + 1).all(1)) {
            String once = redactor.redact(planted.text());
            assertTrue(once.equals(redactor.redact(once)), () -> once + " became " + redactor.redact(once));
        }
    }
}
