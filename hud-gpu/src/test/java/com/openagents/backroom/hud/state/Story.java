package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes events as a source would, one after the other.
public final class Story {
    public static final HudId HUD = new HudId("ada", "shop");
    public static final Instant BEGIN = Instant.parse("2026-11-23T09:15:00Z");

    private final List<HudEnvelope> events = new ArrayList<>();
    private Instant at = BEGIN;
    private String session = "s1";
    private @Nullable String agentId;

    /// Time passes.
    public Story after(long millis) {
        at = at.plusMillis(millis);
        return this;
    }

    /// What follows is of this session.
    public Story in(String sessionId) {
        session = sessionId;
        return this;
    }

    /// What follows is of this sub-agent; null is the main agent.
    public Story by(@Nullable String subAgent) {
        agentId = subAgent;
        return this;
    }

    public Story event(HudEvent event) {
        long seq = events.size() + 1L;
        events.add(
                new HudEnvelope(HUD, session, seq, at, at, "claude-code", agentId, null, "e" + seq, event, List.of()));
        return this;
    }

    /// An event that carries only the beginning of something.
    public Story cut(HudEvent event) {
        long seq = events.size() + 1L;
        List<Clipped> clipped = List.of(new Clipped("text", 1_000_000, ""));
        events.add(new HudEnvelope(HUD, session, seq, at, at, "claude-code", agentId, null, "e" + seq, event, clipped));
        return this;
    }

    public Story start(String title) {
        return event(new SessionStart("claude-opus-5-5", "/home/dev/shop", "main", title, null));
    }

    public Story prompt(String text) {
        return event(new TickStart(text));
    }

    public Story say(String messageId, String text) {
        return event(new Chunk(Role.ASSISTANT, text, messageId));
    }

    public Story usage(String messageId, long input, long output) {
        return event(new Usage(messageId, "claude-opus-5-5", input, output, 1000, 100, null, null));
    }

    public Story tool(String toolId, String name, ToolKind kind, String title) {
        return event(new ToolStart(toolId, name, kind, title, null));
    }

    public Story done(String toolId, boolean success, String result) {
        return event(new ToolDone(toolId, result, null, success));
    }

    public Story waiting(String reason) {
        return event(new Status(AgentState.WAITING, reason));
    }

    public Instant now() {
        return at;
    }

    public List<HudEnvelope> events() {
        return events;
    }

    public HudState state() {
        return fold(events);
    }

    public static HudState fold(List<HudEnvelope> events) {
        HudState state = new HudState(HUD);
        events.forEach(state::apply);
        return state;
    }

    public SessionState only() {
        return state().sessions().getFirst();
    }

    /// A long random story of three sessions with all kinds of events.
    public static List<HudEnvelope> random(long seed, int count) {
        Random random = new Random(seed);
        Story story = new Story();
        for (int i = 0; i < count; i++) {
            story.in("s" + random.nextInt(3))
                    .by(random.nextInt(5) == 0 ? "sub" : null)
                    .after(random.nextInt(20_000));
            story.event(randomEvent(random));
        }
        return story.events();
    }

    private static HudEvent randomEvent(Random random) {
        String id = Integer.toString(random.nextInt(40));
        return switch (random.nextInt(14)) {
            case 0 ->
                new SessionStart("claude-opus-5-5", "/home/dev", "main", random.nextBoolean() ? "T" + id : null, null);
            case 1 -> new TickStart(random.nextBoolean() ? "Do " + id : null);
            case 2 -> new TickEnd(5L, random.nextInt(4) > 0);
            case 3 -> new ToolStart("t" + id, "Bash", ToolKind.EXECUTE, "make " + id, null);
            case 4 -> new ToolDone("t" + id, "Exit code 1\nno rule", 7L, random.nextBoolean());
            case 5 -> new Chunk(pick(random, Role.values()), "text " + id + " ", "m" + id, random.nextInt(3) == 0);
            case 6 -> new Usage("m" + id, "model-" + random.nextInt(3), random.nextInt(99), 5, 100, 1, null, null);
            case 7 -> new FileDiff("src/F" + id, List.of(new Hunk(1, 1, 1, 2, List.of(" a", "+b"))), 1, 0);
            case 8 ->
                new ContainerOutput("t" + id, OutputStream.STDOUT, random.nextBoolean() ? "half\r" : "line\nnext ");
            case 9 -> new Status(pick(random, AgentState.values()), "permission");
            case 10 -> new SessionTotal((long) random.nextInt(100_000), 1L, 1L, 1L);
            case 11 -> new Failure("overloaded", "try again " + id, random.nextInt(4) > 0);
            case 12 -> StateChange.deadLetter("no JSON");
            default -> new SessionEnd(null, random.nextBoolean(), null);
        };
    }

    private static <T> T pick(Random random, T[] choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }
}
