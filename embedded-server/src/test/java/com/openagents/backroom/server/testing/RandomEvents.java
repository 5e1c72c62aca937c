package com.openagents.backroom.server.testing;

import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.CostSource;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.Issue;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Events of every type with random contents: equal generators give equal events.
public final class RandomEvents {
    /// How many types of events there are.
    public static final int TYPES = 18;

    private static final int MAX_TEXT_POINTS = 60;
    private final RandomGenerator random;

    public RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    /// An event of any type.
    public HudEvent next() {
        return next(random.nextInt(TYPES));
    }

    /// An event of one type.
    ///
    /// @param type 0 to [#TYPES] − 1, in the order of the grammar
    public HudEvent next(int type) {
        return switch (type) {
            case 0 ->
                new HudEvent.SessionStart(
                        maybe(this::text), maybe(this::text), maybe(this::text), maybe(this::text), maybe(this::issue));
            case 1 -> new HudEvent.SessionEnd(maybe(random::nextLong), maybe(random::nextBoolean), maybe(this::text));
            case 2 -> new HudEvent.TickStart(maybe(this::text));
            case 3 -> new HudEvent.TickEnd(maybe(random::nextLong), maybe(random::nextBoolean));
            case 4 -> new HudEvent.ToolStart(text(), text(), any(ToolKind.values()), text(), maybe(this::text));
            case 5 -> new HudEvent.ToolProgress(text(), random.nextLong());
            case 6 -> new HudEvent.ToolDone(text(), maybe(this::text), maybe(random::nextLong), random.nextBoolean());
            case 7 -> new HudEvent.Chunk(any(Role.values()), text(), text(), random.nextBoolean());
            case 8 -> new HudEvent.FileDiff(text(), some(this::hunk), count(), count());
            case 9 -> new HudEvent.ContainerOutput(maybe(this::text), any(OutputStream.values()), text());
            case 10 ->
                new HudEvent.Usage(
                        text(),
                        text(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        maybe(random::nextLong),
                        maybe(() -> any(CostSource.values())),
                        random.nextBoolean());
            case 11 -> new HudEvent.Plan(some(() -> new PlanEntry(text(), text())));
            case 12 -> new HudEvent.Status(any(AgentState.values()), maybe(this::text));
            case 13 ->
                new HudEvent.Queue(count(), maybe(() -> new QueueItem(text(), maybe(this::text), maybe(this::text))));
            case 14 -> new HudEvent.LastPr(text(), maybe(this::text), maybe(this::text));
            case 15 ->
                new HudEvent.SessionTotal(
                        maybe(random::nextLong),
                        maybe(random::nextLong),
                        maybe(random::nextLong),
                        maybe(random::nextLong));
            case 16 -> new HudEvent.StateChange(text(), maybe(this::text), maybe(this::text));
            case 17 -> new HudEvent.Failure(text(), text(), random.nextBoolean());
            default -> throw new IllegalArgumentException("no event type " + type);
        };
    }

    /// A text of any Unicode characters, control characters and NUL among them.
    public String text() {
        StringBuilder text = new StringBuilder();
        int points = random.nextInt(MAX_TEXT_POINTS);
        while (points-- > 0) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x80);
                        case 1 -> random.nextInt(0xD800);
                        case 2 -> 0xE000 + random.nextInt(0x2000);
                        default -> 0x10000 + random.nextInt(0x100000);
                    });
        }
        return text.toString();
    }

    private Issue issue() {
        return new Issue(text(), maybe(this::text), maybe(this::text));
    }

    private Hunk hunk() {
        return new Hunk(count(), count(), count(), count(), some(this::text));
    }

    private int count() {
        return random.nextInt(Integer.MAX_VALUE);
    }

    private <T extends @Nullable Object> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> some(Supplier<T> value) {
        return Stream.generate(value).limit(random.nextInt(4)).toList();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
