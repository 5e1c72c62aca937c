package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.Issue;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolProgress;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import java.util.List;

/// One event of every type, each field filled with a text of its own, so that a lost or swapped field shows.
public final class EventSamples {
    private EventSamples() {}

    public static List<HudEvent> all() {
        return List.of(
                new SessionStart("t1", "t2", "t3", "t4", new Issue("t5", "t6", "t7")),
                new SessionEnd(1L, true, "t1"),
                new TickStart("t1"),
                new TickEnd(2L, false),
                new ToolStart("t1", "t2", ToolKind.EXECUTE, "t3", "t4"),
                new ToolProgress("t1", 3),
                new ToolDone("t1", "t2", 4L, false),
                new Chunk(Role.THINKING, "t1", "t2"),
                new Chunk(Role.ASSISTANT, "t1", "t2", true),
                new FileDiff("t1", List.of(new Hunk(1, 2, 3, 4, List.of("t2", "t3"))), 5, 6),
                new ContainerOutput("t1", OutputStream.STDERR, "t2"),
                new Usage("t1", "t2", 1, 2, 3, 4, 5L, CostSource.PRICED, true),
                new Plan(List.of(new PlanEntry("t1", "t2"), new PlanEntry("t3", "t4"))),
                new Status(AgentState.WAITING, "t1"),
                new Queue(7, new QueueItem("t1", "t2", "t3")),
                new LastPr("t1", "t2", "t3"),
                new SessionTotal(1L, 2L, 3L, 4L),
                new StateChange("t1", "t2", "t3"),
                new Failure("t1", "t2", true));
    }

    /// The same types with every field that may be null left out.
    static List<HudEvent> sparse() {
        return List.of(
                new SessionStart(null, null, null, null, null),
                new SessionEnd(null, null, null),
                new TickStart(null),
                new TickEnd(null, null),
                new ToolStart("t1", "t2", ToolKind.OTHER, "t3", null),
                new ToolDone("t1", null, null, true),
                new FileDiff("t1", List.of(), 0, 0),
                new ContainerOutput(null, OutputStream.STDOUT, "t1"),
                new Usage("t1", "t2", 0, 0, 0, 0, null, null),
                new Plan(List.of()),
                new Status(AgentState.IDLE, null),
                new Queue(0, null),
                new Queue(1, new QueueItem("t1", null, null)),
                new LastPr("t1", null, null),
                new SessionTotal(null, null, null, null),
                new StateChange("t1", null, null),
                new SessionStart(null, null, null, null, new Issue("t1", null, null)));
    }
}
