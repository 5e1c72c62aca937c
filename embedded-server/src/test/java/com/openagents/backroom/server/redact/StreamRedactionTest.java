package com.openagents.backroom.server.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.redact.SecretCorpus.Planted;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class StreamRedactionTest {
    private final Redactor redactor = new Redactor();

    @Property(tries = 2000)
    void secretCutAnywhere_isNotSeen(@ForAll long seed) {
        Planted planted = new SecretCorpus(seed).any();
        Random random = new Random(seed);
        StreamRedaction stream = new StreamRedaction(redactor);
        List<String> out = new ArrayList<>();
        List<String> pieces =
                cut("Some text before: " + planted.text() + "\nand text behind.", random, 1 + random.nextInt(4));
        for (String piece : pieces) {
            out.addAll(stream.add(piece));
        }
        out.addAll(stream.end());
        assertEquals(pieces.size(), out.size());
        Leaks.assertNone(planted.secret(), String.join("", out), planted + " cut into " + pieces);
    }

    @Property(tries = 500)
    void cutText_readsAsTheWholeText(@ForAll long seed) {
        String text = "Some text before: " + new SecretCorpus(seed).any().text() + "\nand text behind.";
        Random random = new Random(seed);
        StreamRedaction stream = new StreamRedaction(redactor);
        List<String> out = new ArrayList<>();
        cut(text, random, 1 + random.nextInt(4)).forEach(piece -> out.addAll(stream.add(piece)));
        out.addAll(stream.end());
        String streamed = String.join("", out);
        // A trigger that is cut shows its first characters before the mark; nothing else differs.
        assertTrue(
                streamed.length() <= redactor.redact(text).length() + Rule.MAX_TRIGGER_CHARS,
                () -> streamed + " instead of " + redactor.redact(text));
        assertTrue(streamed.startsWith("Some text before: ") && streamed.endsWith("text behind."), streamed);
    }

    @Property(tries = 1000)
    void secretReleasedInTheMiddle_isNotSeen(@ForAll long seed) {
        Planted planted = new SecretCorpus(seed).any();
        Random random = new Random(seed);
        StreamRedaction stream = new StreamRedaction(redactor);
        List<String> out = new ArrayList<>();
        for (String piece : cut("Some text before: " + planted.text() + "\nand text behind.", random, 4)) {
            out.addAll(stream.add(piece));
            if (random.nextBoolean()) {
                out.addAll(stream.giveUndecided());
            }
        }
        out.addAll(stream.end());
        Leaks.assertNone(planted.secret(), String.join("", out), planted.toString());
    }

    @Test
    void ordinaryText_isGivenOutAtOnce() {
        StreamRedaction stream = new StreamRedaction(redactor);
        assertEquals(List.of("Looking at the local e"), stream.add("Looking at the local e"));
        assertEquals(List.of("nvironment file. "), stream.add("nvironment file. "));
        assertTrue(stream.fresh());
    }

    @Test
    void undecidedPiece_waitsForTheNext() {
        StreamRedaction stream = new StreamRedaction(redactor);
        assertEquals(List.of(), stream.add("Please rotate ghp_9J4"));
        assertTrue(stream.held());
        assertFalse(stream.fresh());
        assertEquals(List.of("Please rotate ghp_9J4", "F… soon."), stream.add("F… soon."));
    }

    @Test
    void markStandsInThePieceWhereTheSecretBegins() {
        StreamRedaction stream = new StreamRedaction(redactor);
        stream.add("token ghp_0LHicnqJm");
        assertEquals(
                List.of("token [REDACTED:github-token]", " and the contact"),
                stream.add("Fb4oUizR5Ev6A9RpzPAmydHnyVY and the contact"));
    }

    @Test
    void secretWithoutEnd_doesNotFillTheMemory() {
        StreamRedaction stream = new StreamRedaction(redactor);
        StringBuilder seen = new StringBuilder();
        String piece = "Ab3".repeat(100);
        stream.add("ghp_");
        for (int i = 0; i < 1000; i++) {
            stream.add(piece).forEach(seen::append);
        }
        stream.add(" done.").forEach(seen::append);
        assertEquals("[REDACTED:github-token] done.", seen.toString());
    }

    static List<String> cut(String text, Random random, int cuts) {
        TreeSet<Integer> at = new TreeSet<>(List.of(text.length()));
        for (int i = 0; i < cuts; i++) {
            at.add(random.nextInt(text.length()));
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int to : at) {
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
