package com.openagents.backroom.server.log;

import static com.openagents.backroom.server.testing.OpenLog.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.testing.OpenLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredEventTest {
    @TempDir
    Path root;

    private OpenLog open;
    private Hud hud;

    @BeforeEach
    void openLog() {
        open = OpenLog.in(root);
        hud = open.hud("shop");
    }

    @AfterEach
    void closeLog() {
        open.close();
    }

    @Test
    void aValueAtTheLimit_staysInTheEvent() {
        HudEvent event = chunk("x".repeat(StoredEvent.MAX_VALUE_BYTES - 100));

        HudEnvelope stored = append(event);

        assertEquals(event, stored.event());
        assertEquals(List.of(), stored.clipped());
    }

    @Test
    void aValueOverTheLimit_isCarriedByItsBeginning_andReadableWhole() {
        String whole = "x".repeat(StoredEvent.HEAD_BYTES - 2) + "\uD83D\uDE00" + "é".repeat(200_000);

        HudEnvelope stored = append(chunk(whole));

        assertEquals(chunk("x".repeat(StoredEvent.HEAD_BYTES - 2)), stored.event(), "no half of a pair is left");
        HudEnvelope.Clipped clipped = stored.clipped().getFirst();
        assertEquals("text", clipped.field());
        assertEquals(whole.getBytes(StandardCharsets.UTF_8).length, clipped.bytes());
        assertEquals(stored, open.log.find(hud, stored.seq()).orElseThrow());
        HudEnvelope again = open.log.findWhole(hud, stored.seq()).orElseThrow();
        assertEquals(chunk(whole), again.event());
        assertEquals(List.of(), again.clipped());
    }

    @Test
    void valuesThatAreTooMuchTogether_areAllCut() {
        String escaped = "\u0001".repeat(StoredEvent.MAX_VALUE_BYTES);
        HudEvent event = new ToolStart("t1", "Write", ToolKind.EDIT, escaped, escaped);

        HudEnvelope stored = append(event);

        assertEquals(2, stored.clipped().size());
        assertEquals(event, open.log.findWhole(hud, stored.seq()).orElseThrow().event());
    }

    @Test
    void aDiffOverTheLimit_isCarriedByItsFirstLines_andReadableWhole() {
        List<String> lines = IntStream.range(0, 20_000)
                .mapToObj(i -> (i % 2 == 0 ? "-" : "+") + "line " + i + " of a large file")
                .toList();
        HudEvent event = new FileDiff(
                "src/Large.java",
                List.of(new Hunk(1, 1, 1, 1, List.of(" a")), new Hunk(10, 10_000, 10, 10_000, lines)),
                10_000,
                10_000);

        HudEnvelope stored = append(event);

        FileDiff cut = (FileDiff) stored.event();
        Hunk last = cut.hunks().getLast();
        assertEquals(2, cut.hunks().size());
        assertEquals(lines.subList(0, last.lines().size()), last.lines());
        assertEquals(last.lines().size(), last.oldLines() + last.newLines());
        assertTrue(String.join("", last.lines()).length() <= StoredEvent.HEAD_BYTES);
        assertEquals(10_000, cut.additions());
        assertEquals("hunks", stored.clipped().getFirst().field());
        assertEquals(event, open.log.findWhole(hud, stored.seq()).orElseThrow().event());
    }

    @Test
    void aPlanOverTheLimit_isReadableWhole() {
        HudEvent event = new Plan(IntStream.range(0, 300)
                .mapToObj(i -> new PlanEntry(i + " " + "p".repeat(1000), "pending"))
                .toList());

        HudEnvelope stored = append(event);

        assertNotEquals(event, stored.event());
        assertEquals(event, open.log.findWhole(hud, stored.seq()).orElseThrow().event());
    }

    @Test
    void oneValueInTwoEvents_isOneFile_thatOnlyItsOwnerReads() throws Exception {
        String whole = "w".repeat(StoredEvent.MAX_VALUE_BYTES + 1);
        HudEnvelope first = append(chunk(whole));
        HudEnvelope second = append(new Chunk(Role.USER, whole, "m2"));

        assertEquals(first.clipped(), second.clipped());
        try (Stream<Path> files = Files.walk(root.resolve("blobs")).filter(Files::isRegularFile)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())));
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(all.getFirst().getParent())));
        }
    }

    private HudEnvelope append(HudEvent event) {
        String source = event.getClass() + "/" + open.huds.refresh(hud).headSeq();
        return open.log
                .append(List.of(entry(hud, "s1", source, event)), List.of(), null)
                .getFirst();
    }

    private static HudEvent chunk(String text) {
        return new Chunk(Role.ASSISTANT, text, "m1");
    }
}
