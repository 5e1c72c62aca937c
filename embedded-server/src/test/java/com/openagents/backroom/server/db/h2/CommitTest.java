package com.openagents.backroom.server.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.log.LogEntry;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server's database, as it is opened.
class CommitTest {
    private static final int HUDS = 3;
    private static final int EVENTS = 4;

    @TempDir
    Path root;

    @Test
    void commitsAtTheSameTime_areEachOnTheDiskWhenTheyReturn_andFoundAgain() throws Exception {
        Path written = root.resolve("written");
        List<DiskStep> steps;
        try (RecordedDisk recorded = RecordedDisk.insteadOfAsync(written.resolve("backroom.mv.db"));
                OpenLog open = OpenLog.in(written)) {
            OpenLog.asAdmin(written, "SET RETENTION_TIME 0");
            List<Thread> writers = new ArrayList<>();
            for (int hud = 0; hud < HUDS; hud++) {
                int number = hud;
                writers.add(Thread.ofPlatform().start(() -> append(open, number, recorded)));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            steps = recorded.takeSteps();
        }
        DiskImage synced = new DiskImage();
        List<DiskStep> unsynced = new ArrayList<>();
        int acknowledged = 0;
        for (DiskStep step : steps) {
            unsynced.add(step);
            if (step instanceof DiskStep.Sync sync) {
                synced.takeSynced(sync, unsynced);
            } else if (step instanceof DiskStep.Acknowledged told) {
                requireThere(synced, told.commit() % HUDS, told.commit() / HUDS);
                acknowledged++;
            }
        }
        assertEquals(HUDS * EVENTS, acknowledged);
    }

    @Test
    void whoSeesACommitEarly_canWaitUntilItIsOnTheDisk() throws Exception {
        try (RecordedDisk recorded = RecordedDisk.insteadOfAsync(root.resolve("backroom.mv.db"));
                OpenLog open = OpenLog.in(root)) {
            Hud hud = open.hud("shop");
            List<LogEntry> event = List.of(OpenLog.entry(hud, "s", "e", new HudEvent.TickStart("x")));
            Thread writer = Thread.ofPlatform().unstarted(() -> open.log.append(event, List.of(), null));
            Thread reader = Thread.ofPlatform().unstarted(() -> {
                open.database.checkpointSync();
                recorded.add(new DiskStep.Acknowledged(1));
            });
            recorded.syncing().lock();
            try {
                writer.start();
                Await.until("it syncs", () -> recorded.syncing().hasQueuedThread(writer));
                assertEquals(1, open.log.read(hud, 0, 10).size(), "seen before it is on the disk");
                recorded.takeSteps();
                reader.start();
                Await.until("it waits", () -> reader.getState() == Thread.State.WAITING);
            } finally {
                recorded.syncing().unlock();
            }
            writer.join();
            reader.join();
            List<DiskStep> steps = recorded.takeSteps();
            assertEquals(new DiskStep.Acknowledged(1), steps.getLast());
            assertTrue(steps.contains(new DiskStep.Sync(".journal")), "not on the disk");
        }
    }

    private static void append(OpenLog open, int number, RecordedDisk recorded) {
        Hud hud = open.hud("hud" + number);
        for (int event = 1; event <= EVENTS; event++) {
            var text = new HudEvent.TickStart("x".repeat(event % 3 * 20_000));
            open.log.append(List.of(OpenLog.entry(hud, "s", "e" + event, text)), List.of(), null);
            recorded.add(new DiskStep.Acknowledged(event * HUDS + number));
        }
    }

    private void requireThere(DiskImage disk, int hud, int events) throws IOException {
        Path copy = Files.createDirectory(root.resolve("copy" + hud + "-" + events));
        disk.put(copy.resolve("backroom.mv.db"));
        try (OpenLog open = OpenLog.in(copy)) {
            assertTrue(open.hud("hud" + hud).headSeq() >= events, "event " + events + " of " + hud + " is not there");
        }
    }
}
