package com.openagents.backroom.hud.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The phase of a session is the same in whatever order the files of its agents are read.
class PhaseOrderTest {
    private static final int SESSIONS = 4_000;
    private static final int ORDERS = 12;

    @Test
    void filesOfASession_readInAnyOrder_giveTheSamePhase() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < SESSIONS; i++) {
            List<List<HudEnvelope>> files = files(random);
            SessionState expected = fold(oneAfterTheOther(files));
            for (int order = 0; order < ORDERS; order++) {
                Collections.shuffle(files, random);
                List<HudEnvelope> read = order % 2 == 0 ? oneAfterTheOther(files) : mixed(files, random);
                assertSamePhase(expected, fold(read), "seed " + seed + ", session " + i + ": " + read);
            }
        }
    }

    private static void assertSamePhase(SessionState expected, SessionState actual, String message) {
        for (long seconds : List.of(0L, 60L, 3_600L)) {
            Instant now = Story.BEGIN.plusSeconds(seconds);
            assertEquals(expected.phaseAt(now), actual.phaseAt(now), message);
        }
        assertEquals(expected.isAtWork(), actual.isAtWork(), message);
    }

    /// Of the main agent and two others, each in its own order; most of their times are equal.
    private static List<List<HudEnvelope>> files(Random random) {
        List<List<HudEnvelope>> files = new ArrayList<>();
        for (String agent : Arrays.asList(null, "a", "b")) {
            List<HudEnvelope> file = new ArrayList<>();
            Instant at = Story.BEGIN.plusMillis(random.nextInt(3));
            int count = random.nextInt(6);
            for (int i = 0; i < count || (agent == null && i == 0); i++) {
                at = at.plusMillis(random.nextInt(3));
                file.add(envelope(agent, at, event(random, (agent == null ? "m" : agent) + random.nextInt(2))));
            }
            files.add(file);
        }
        return files;
    }

    private static HudEvent event(Random random, String toolId) {
        return switch (random.nextInt(10)) {
            case 0 -> new TickStart("go");
            case 1 -> new TickEnd(1L, random.nextBoolean());
            case 2, 3 -> new Status(AgentState.WAITING, random.nextBoolean() ? "permission" : "question");
            case 4 -> new Status(pick(random, AgentState.values()), null);
            case 5 -> new ToolStart(toolId, "Bash", ToolKind.EXECUTE, "make", null);
            case 6 -> new ToolDone(toolId, "", 1L, true);
            case 7 -> new Chunk(random.nextBoolean() ? Role.USER : Role.ASSISTANT, "words", toolId);
            case 8 -> new Failure("overloaded", "try again", random.nextBoolean());
            default -> new SessionEnd(null, random.nextBoolean() ? null : random.nextBoolean(), null);
        };
    }

    private static <T> T pick(Random random, T[] choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }

    private static HudEnvelope envelope(@Nullable String agent, Instant at, HudEvent event) {
        return new HudEnvelope(Story.HUD, "s1", 1, at, at, "claude-code", agent, null, "e", event, List.of());
    }

    private static List<HudEnvelope> oneAfterTheOther(List<List<HudEnvelope>> files) {
        return files.stream().flatMap(List::stream).toList();
    }

    private static List<HudEnvelope> mixed(List<List<HudEnvelope>> files, Random random) {
        List<Deque<HudEnvelope>> left = new ArrayList<>();
        files.forEach(file -> left.add(new ArrayDeque<>(file)));
        List<HudEnvelope> read = new ArrayList<>();
        while (left.removeIf(Deque::isEmpty) || !left.isEmpty()) {
            if (!left.isEmpty()) {
                read.add(left.get(random.nextInt(left.size())).remove());
            }
        }
        return read;
    }

    private static SessionState fold(List<HudEnvelope> read) {
        HudState state = new HudState(Story.HUD);
        long seq = 0;
        for (HudEnvelope event : read) {
            seq++;
            state.apply(new HudEnvelope(
                    event.hud(),
                    event.sessionId(),
                    seq,
                    event.at(),
                    event.at(),
                    event.agent(),
                    event.agentId(),
                    null,
                    "e" + seq,
                    event.event(),
                    List.of()));
        }
        return state.sessions().getFirst();
    }
}
