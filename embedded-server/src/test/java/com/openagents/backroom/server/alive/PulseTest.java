package com.openagents.backroom.server.alive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.hud.Audience;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.testing.OpenLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clock that only the test moves; files and processes as the test says.
class PulseTest {
    private static final Instant BEGIN = OpenLog.NOW;
    private static final String SHOP = "/home/ada/shop";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, Instant> files = new HashMap<>();
    private final List<AgentProcess> processes = new ArrayList<>();
    private Instant now = BEGIN;
    private int looks;
    private boolean areAllSeen = true;

    @SuppressWarnings("NullAway.Init")
    private OpenLog open;

    @SuppressWarnings("NullAway.Init")
    private LiveHuds huds;

    @SuppressWarnings("NullAway.Init")
    private Pulse pulse;

    @BeforeEach
    void open() {
        open = OpenLog.in(folder);
        huds = new LiveHuds(open.huds, open.log, open.huds::settings, System::nanoTime);
        pulse = new Pulse(
                huds,
                () -> files,
                () -> {
                    looks++;
                    return new AgentProcesses(areAllSeen, processes);
                },
                () -> now);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void silentAgent_isOfflineAfterTwoMinutes() {
        begin("s1", BEGIN);
        passes(Duration.ofMinutes(2));
        assertEquals(Phase.WORKING, phase("s1"));
        passes(Duration.ofSeconds(1));
        assertEquals(Phase.OFFLINE, phase("s1"));
    }

    @Test
    void silentAgentWhoseFileGrows_staysAtWork_untilTwoMinutesAfterItsLastGrowth() {
        begin("s1", BEGIN);
        for (int minute = 1; minute <= 10; minute++) {
            files.put("s1", BEGIN.plus(Duration.ofMinutes(minute)));
            passes(Duration.ofMinutes(1));
            assertEquals(Phase.WORKING, phase("s1"), minute + " min");
        }
        passes(Duration.ofSeconds(121));
        assertEquals(Phase.OFFLINE, phase("s1"));
        files.put("s1", now);
        passes(Duration.ofSeconds(5));
        assertEquals(Phase.WORKING, phase("s1"), "it lives again");
    }

    @Test
    void fileTimeInTheFuture_counts_asNow() {
        begin("s1", BEGIN);
        files.put("s1", BEGIN.plus(Duration.ofDays(1)));
        passes(Duration.ofMinutes(1));
        now = now.plus(Duration.ofSeconds(121));
        assertEquals(Phase.OFFLINE, phase("s1"));
    }

    @Test
    void silentAgentWhoseProcessRuns_staysAtWork_asLongAsItRuns() {
        begin("s1", BEGIN);
        processes.add(process("claude-code", SHOP, BEGIN.minusSeconds(5)));
        passes(Duration.ofMinutes(30));
        assertEquals(Phase.WORKING, phase("s1"));
        processes.clear();
        passes(Duration.ofSeconds(121));
        assertEquals(Phase.OFFLINE, phase("s1"));
    }

    @Test
    void process_standsForTheSessionHeardOfLast_andForOneOnly() {
        begin("older", BEGIN.minusSeconds(3));
        begin("newer", BEGIN);
        processes.add(process("claude-code", SHOP, BEGIN.minusSeconds(60)));
        passes(Duration.ofSeconds(130));
        assertEquals(List.of(Phase.OFFLINE, Phase.WORKING), List.of(phase("older"), phase("newer")));
        processes.add(process("claude-code", SHOP, BEGIN.minusSeconds(60)));
        passes(Duration.ofSeconds(5));
        assertEquals(List.of(Phase.WORKING, Phase.WORKING), List.of(phase("older"), phase("newer")));
    }

    @Test
    void process_standsForAnIdleSessionToo_soThatItHealsNoOther() {
        begin("killed", BEGIN.minusSeconds(3));
        begin("idle", BEGIN);
        write("idle", BEGIN, new Status(AgentState.IDLE, null));
        processes.add(process("claude-code", SHOP, BEGIN.minusSeconds(60)));
        passes(Duration.ofSeconds(130));
        assertEquals(List.of(Phase.OFFLINE, Phase.IDLE), List.of(phase("killed"), phase("idle")));
    }

    @Test
    void processOfAnotherAgentFolderOrTime_provesNothing() {
        begin("s1", BEGIN);
        processes.add(process("codex", SHOP, BEGIN.minusSeconds(60)));
        processes.add(process("claude-code", "/home/ada", BEGIN.minusSeconds(60)));
        processes.add(process("claude-code", SHOP + "-two", BEGIN.minusSeconds(60)));
        processes.add(process("claude-code", SHOP, BEGIN.plusSeconds(1)));
        passes(Duration.ofSeconds(130));
        assertEquals(Phase.OFFLINE, phase("s1"));
    }

    @Test
    void agentThatWentIntoASubfolder_isKnownByTheFolderItWasStartedIn() {
        begin("s1", BEGIN);
        write("s1", BEGIN, new HudEvent.StateChange("cwd", "set", SHOP + "/web/src"));
        processes.add(process("claude-code", SHOP, BEGIN.minusSeconds(60)));
        passes(Duration.ofSeconds(130));
        assertEquals(Phase.WORKING, phase("s1"));
    }

    @Test
    void silentAgentAmidACall_staysAtWork_asLongAsCallsTake_whereProcessesCannotBeSeen() {
        areAllSeen = false;
        begin("calls", BEGIN);
        begin("says nothing", BEGIN);
        write("calls", BEGIN, bash("t1"));
        passes(Duration.ofMinutes(10));
        assertEquals(List.of(Phase.WORKING, Phase.OFFLINE), List.of(phase("calls"), phase("says nothing")));
        passes(Duration.ofMinutes(2));
        assertEquals(Phase.OFFLINE, phase("calls"));
    }

    @Test
    void toolThatTookLongBefore_mayTakeTwiceAsLongAgain_whereProcessesCannotBeSeen() {
        areAllSeen = false;
        begin("s1", BEGIN);
        write("s1", BEGIN, bash("t1"));
        now = BEGIN.plus(Duration.ofMinutes(30));
        write("s1", now, new ToolDone("t1", "", null, true));
        write("s1", now, bash("t2"));
        passes(Duration.ofMinutes(60));
        assertEquals(Phase.WORKING, phase("s1"));
        passes(Duration.ofMinutes(2));
        assertEquals(Phase.OFFLINE, phase("s1"));
    }

    @Test
    void openCall_provesNothing_whereProcessesAreSeen() {
        begin("s1", BEGIN);
        write("s1", BEGIN, bash("t1"));
        passes(Duration.ofSeconds(121));
        assertEquals(Phase.OFFLINE, phase("s1"));
    }

    private static ToolStart bash(String toolId) {
        return new ToolStart(toolId, "Bash", ToolKind.EXECUTE, "make", null);
    }

    @Test
    void noProcessIsLookedFor_whileNobodyIsSilentAtWork() {
        begin("s1", BEGIN);
        passes(Duration.ofSeconds(55));
        write("s1", now, new Status(AgentState.WAITING, "question"));
        passes(Duration.ofHours(3));
        assertEquals(0, looks);
        begin("s2", now);
        passes(Duration.ofMinutes(1));
        assertEquals(1, looks);
        passes(Duration.ofHours(24));
        int before = looks;
        passes(Duration.ofHours(1));
        assertEquals(before, looks, "given up");
    }

    private void begin(String session, Instant at) {
        write(session, at, new SessionStart(null, SHOP, null, null, null));
        write(session, at, new TickStart("go"));
    }

    private void write(String session, Instant at, HudEvent event) {
        Hud hud = open.hud("shop");
        String id = session + open.log.read(hud, 0, 1000).size();
        List<HudEnvelope> stored =
                open.log.append(List.of(OpenLog.entry(hud, session, id, at, event)), List.of(), null);
        live().channel(Audience.OWNER).take(stored);
    }

    private LiveHud live() {
        return huds.find(open.hud("shop").name()).orElseThrow();
    }

    /// Time passes, five seconds at a time.
    private void passes(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(5).isBefore(end) ? now.plusSeconds(5) : end;
            pulse.beat();
        }
    }

    private Phase phase(String session) {
        return live().channel(Audience.OWNER)
                .read(state ->
                        state.findSession(session).orElseThrow().phaseAt(now).phase());
    }

    private static AgentProcess process(String agent, String folder, Instant startedAt) {
        return new AgentProcess(agent, Path.of(folder), startedAt);
    }
}
