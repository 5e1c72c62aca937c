package com.openagents.backroom.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.testing.OpenLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublisherTest {
    private static final String TOKEN = "ghp_0LHicnqJmFb4oUizR5Ev6A9RpzPAmydHnyVY";

    @TempDir
    Path root;

    private final List<HudEnvelope> heard = new ArrayList<>();
    private OpenLog open;
    private Publisher publisher;

    @BeforeEach
    void start() {
        open = OpenLog.in(root);
        publisher = publisher(() -> 0);
    }

    @AfterEach
    void stop() {
        publisher.close();
        open.close();
    }

    private Publisher publisher(LongSupplier nanoTime) {
        return new Publisher(open.log, open.huds, open.operator, PublisherTest::workspace, new Redactor(), nanoTime);
    }

    private static Workspace workspace(@Nullable String folder) {
        return folder == null
                ? Workspace.NONE
                : new Workspace(Path.of(folder).getFileName().toString(), null, folder, null);
    }

    @Test
    void events_areStoredWithoutSecrets_andHeardInOrder() {
        publisher.listen(heard::addAll);
        publisher.accept(batch(1, draft("a", null, "one " + TOKEN), draft("b", null, "two")));
        publisher.accept(batch(2, draft("b", null, "two"), draft("c", null, "three")));

        assertEquals(List.of("one [REDACTED:github-token]", "two", "three"), texts(heard));
        assertEquals(List.of(1L, 2L, 3L), heard.stream().map(HudEnvelope::seq).toList());
        assertEquals(heard, stored());
        assertEquals(200, publisher.checkpoints("test").getFirst().offset());
    }

    @Test
    void undecidedText_isNotStored_untilItsStreamGoesOn() {
        publisher.accept(batch(1, draft("a", "m", "is " + TOKEN.substring(0, 12))));
        assertEquals(List.of(), stored());
        assertEquals(List.of(), publisher.checkpoints("test"));

        publisher.accept(batch(2, draft("b", "m", TOKEN.substring(12) + " ok\n")));
        assertEquals(List.of("is [REDACTED:github-token]", " ok\n"), texts(stored()));
        assertEquals(200, publisher.checkpoints("test").getFirst().offset());
    }

    @Test
    void undecidedText_isGivenOutAfterAWhile_withoutTheSecretsBeginning() throws Exception {
        publisher.close();
        publisher = publisher(System::nanoTime);
        BlockingQueue<HudEnvelope> live = new LinkedBlockingQueue<>();
        publisher.listen(live::addAll);
        publisher.accept(batch(1, draft("a", "m", "is " + TOKEN.substring(0, 20))));

        HudEnvelope first = live.poll(60, TimeUnit.SECONDS);
        assertTrue(first != null && first.event().equals(chunk("is [REDACTED:github-token]")), () -> "was " + first);
        assertEquals(List.of(), publisher.checkpoints("test"), "the rest is still to come");

        publisher.accept(batch(2, draft("b", "m", TOKEN.substring(20) + " ok\n")));
        assertEquals(List.of("is [REDACTED:github-token]", " ok\n"), texts(stored()));
    }

    @Test
    void restart_inTheMiddleOfASecret_showsNoneOfIt() {
        IngestBatch first = batch(1, draft("a", "m", "is " + TOKEN.substring(0, 20)));
        publisher.accept(first);
        publisher.close(); // an orderly end gives out what waits
        assertEquals(List.of("is [REDACTED:github-token]"), texts(stored()));
        open.close();

        open = OpenLog.in(root);
        publisher = publisher(() -> 0);
        assertEquals(List.of(), publisher.checkpoints("test"), "so the source reads the first line again");
        publisher.accept(first);
        publisher.accept(batch(2, draft("b", "m", TOKEN.substring(20) + " ok\n")));
        assertEquals(List.of("is [REDACTED:github-token]", " ok\n"), texts(stored()));
    }

    @Test
    void events_goToTheHudOfTheirFolder() {
        publisher.accept(batch(1, draft("a", null, "x")));
        publisher.accept(new IngestBatch(
                List.of(new Draft("s", null, OpenLog.NOW, "codex", null, null, "n", null, chunk("y"))),
                List.of(),
                null));
        assertEquals(
                List.of("ada/shop", "ada/unsorted"),
                open.huds.all().stream()
                        .map(hud -> hud.name().toString())
                        .sorted()
                        .toList());
    }

    @Test
    void folderWithASecretInItsName_isStoredUnderAnotherName() {
        Draft draft = new Draft("s", "/home/ada/" + TOKEN, OpenLog.NOW, "codex", null, null, "n", null, chunk("y"));
        publisher.accept(new IngestBatch(List.of(draft), List.of(), null));
        String hud = open.huds.all().getFirst().toString();
        assertTrue(hud.contains("redacted-") && !hud.contains(TOKEN), hud);
    }

    @Test
    void deadLetters_areStoredWithoutSecrets() {
        DeadLetter letter = new DeadLetter("test", "/f", 7, "broken near " + TOKEN, OpenLog.NOW);
        publisher.accept(new IngestBatch(List.of(), List.of(letter), checkpoint(1)));
        assertEquals(
                "broken near [REDACTED:github-token]",
                open.log.deadLetters(1).getFirst().reason());
    }

    @Test
    void listenerThatFails_stopsNeitherTheLogNorOthers() {
        publisher.listen(_ -> {
            throw new IllegalStateException("a listener that fails, for a test");
        });
        publisher.listen(heard::addAll);
        publisher.accept(batch(1, draft("a", null, "one")));
        publisher.accept(batch(2, draft("b", null, "two")));
        assertEquals(List.of("one", "two"), texts(heard));
        assertEquals(List.of("one", "two"), texts(stored()));
    }

    @Test
    void unsubscribedListener_hearsNothing() throws Exception {
        publisher.listen(heard::addAll).close();
        publisher.accept(batch(1, draft("a", null, "one")));
        assertEquals(List.of(), heard);
    }

    @Test
    void closedPublisher_takesNothing() {
        publisher.close();
        assertThrows(IllegalStateException.class, () -> publisher.accept(batch(1, draft("a", null, "one"))));
    }

    private List<HudEnvelope> stored() {
        return open.huds
                .find(HudId.parse("ada/shop"))
                .map(hud -> open.log.read(hud, 0, 1000))
                .orElse(List.of());
    }

    private static List<String> texts(List<HudEnvelope> events) {
        return events.stream()
                .map(envelope -> envelope.event() instanceof Chunk chunk ? chunk.text() : "")
                .toList();
    }

    private static Draft draft(String sourceId, @Nullable String stream, String text) {
        Instant at = OpenLog.NOW;
        return new Draft("s1", "/home/ada/shop", at, "claude-code", null, null, sourceId, stream, chunk(text));
    }

    private static HudEvent chunk(String text) {
        return new Chunk(Role.ASSISTANT, text, "m1");
    }

    private static IngestBatch batch(int line, Draft... drafts) {
        return new IngestBatch(List.of(drafts), List.of(), checkpoint(line));
    }

    private static FileCheckpoint checkpoint(int line) {
        return new FileCheckpoint("test", "/home/ada/log.jsonl", "1:2", line * 100L, line, "{}");
    }
}
