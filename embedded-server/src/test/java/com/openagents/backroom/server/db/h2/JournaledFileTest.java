package com.openagents.backroom.server.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.openagents.backroom.server.db.h2.DiskStep.Acknowledged;
import com.openagents.backroom.server.db.h2.DiskStep.Sync;
import com.openagents.backroom.server.db.h2.DiskStep.Write;
import com.openagents.backroom.testing.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What H2 finds when it is stopped at any step of writing, on and on over what the stop before has left.
class JournaledFileTest {
    private static final int LIVES = Seeds.count(5, 200);

    /// H2 alone loses something at every second stop, so the first of them is the last.
    private static final int ENOUGH_LIVES = 100;

    /// Commits of a life, at most.
    private static final int MAX_COMMITS = 25;

    /// Of all moments at which a life could end, one of so many is looked at.
    private static final int LOOKED_AT = Seeds.count(10, 3);

    /// What there may be before the first commit: no file, or no table in it.
    private static final Set<Integer> NOTHING_YET = Set.of(
            ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1);

    @TempDir
    Path folder;

    private Random random = new Random();
    private final List<String> losses = new ArrayList<>();
    private int looks;

    @BeforeEach
    void seed() {
        long seed = Seeds.of(1, 1).getFirst();
        System.out.println("seed " + seed);
        random = new Random(seed);
        JournaledFilePath.register();
    }

    @Test
    void killedAtAnyWrite_everyCommitIsThere() throws Exception {
        live("journaled:async:", false, LIVES);

        assertEquals(List.of(), losses, () -> looks + " stops were looked at");
    }

    @Test
    void powerCutAtAnyMoment_everyCommitIsThere() throws Exception {
        live("journaled:async:", true, LIVES);

        assertEquals(List.of(), losses, () -> looks + " stops were looked at");
    }

    /// If this fails, H2 has learned to do without us.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutTheJournal_commitsAreLost(boolean powerCuts) throws Exception {
        live("async:", powerCuts, ENOUGH_LIVES);

        assertFalse(losses.isEmpty(), "H2 alone lost nothing");
    }

    /// Each life begins with what one of the stops of the life before left. Ends at the first in which something is
    /// lost.
    private void live(String access, boolean powerCuts, int lives) throws Exception {
        Left begin = new Left(new DiskImage(), 0);
        for (int life = 0; life < lives && losses.isEmpty(); life++) {
            Path base = folder.resolve("life" + life);
            begin.image.put(store(base));
            List<DiskStep> steps;
            try (RecordedDisk disk = RecordedDisk.insteadOfAsync(store(base))) {
                work(access, base, disk, begin.commit);
                steps = disk.takeSteps();
            }
            DiskImage.remove(store(base));
            begin = powerCuts ? cutAtSome(access, begin, steps) : killAtSome(access, begin, steps);
        }
    }

    private void work(String access, Path base, RecordedDisk disk, int before) throws SQLException {
        try (Ledger ledger = Ledger.open(access, base, random)) {
            int commits = 1 + random.nextInt(MAX_COMMITS);
            for (int commit = before + 1; commit <= before + commits; commit++) {
                ledger.commit(commit);
                disk.add(new Acknowledged(commit));
            }
            ledger.leave(random.nextInt(3) > 0);
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED) {
                throw e;
            }
        }
    }

    /// @return what one of the stops left
    private Left killAtSome(String access, Left begin, List<DiskStep> steps) throws IOException {
        DiskImage written = begin.image.copy();
        Left left = begin;
        int acknowledged = begin.commit;
        for (DiskStep step : steps) {
            if (step instanceof Write write && looksNow()) {
                DiskImage torn = written.copy();
                torn.takeBeginning(write, random);
                left = look(access, torn, acknowledged, left);
            }
            written.take(step);
            acknowledged = step instanceof Acknowledged told ? told.commit() : acknowledged;
            if (looksNow()) {
                left = look(access, written.copy(), acknowledged, left);
            }
        }
        return left;
    }

    /// @return what one of the cuts left
    private Left cutAtSome(String access, Left begin, List<DiskStep> steps) throws IOException {
        DiskImage synced = begin.image.copy();
        List<DiskStep> unsynced = new ArrayList<>();
        Left left = begin;
        int acknowledged = begin.commit;
        for (DiskStep step : steps) {
            unsynced.add(step);
            acknowledged = step instanceof Acknowledged told ? told.commit() : acknowledged;
            if (step instanceof Sync sync) {
                synced.takeSynced(sync, unsynced);
            }
            if (looksNow()) {
                DiskImage cut = synced.copy();
                cut.takeSome(unsynced, random);
                left = look(access, cut, acknowledged, left);
            }
        }
        return left;
    }

    private boolean looksNow() {
        return random.nextInt(LOOKED_AT) == 0;
    }

    /// @return this or, mostly, the one before
    private Left look(String access, DiskImage image, int acknowledged, Left before) throws IOException {
        Path base = folder.resolve("left");
        image.put(store(base));
        looks++;
        try (RecordedDisk _ = RecordedDisk.insteadOfAsync(store(base))) {
            if (access.startsWith(JournaledFilePath.PREFIX) && Files.exists(store(base))) {
                losses.addAll(Layout.findGone(access, store(base)));
            }
            int found = Ledger.lastCommit(access, base);
            if (found < acknowledged) {
                losses.add(acknowledged + " acknowledged, " + found + " there");
            }
            return random.nextInt(20) == 0 ? new Left(image, found) : before;
        } catch (SQLException e) {
            if (acknowledged > 0 || !NOTHING_YET.contains(e.getErrorCode())) {
                losses.add(acknowledged + " acknowledged, then " + traced(e));
            }
            return before;
        } finally {
            DiskImage.remove(store(base));
        }
    }

    private static String traced(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static Path store(Path base) {
        return base.resolveSibling(base.getFileName() + ".mv.db");
    }

    /// @param commit the last that is in it
    private record Left(DiskImage image, int commit) {}
}
