package com.openagents.backroom.console.scene;

import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.layout.TimelineView;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.timeline.Timeline;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.hud.timeline.TimelineSteps;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whether the timeline of a scene is open, and what part of time it shows. The FX thread asks for changes; the pump
/// makes them, each from what the one before it shows, however fast they come.
public final class TimelineDock {
    private final SceneView view;
    private final double minHeightPx;
    private final Consumer<String> notice;
    private final Queue<Step> asked = new ConcurrentLinkedQueue<>();
    private TimelineSpan span = TimelineSpan.FIRST; // the pump's
    private volatile boolean isOpen;

    /// From what is shown to what is wanted; null where that is nothing.
    @FunctionalInterface
    private interface Step {
        @Nullable TimelineSpan from(TimelineSteps steps);
    }

    /// A timeline that is closed.
    ///
    /// @param minHeightPx what its scene needs to show it
    /// @param notice is told why nothing is seen
    public TimelineDock(SceneView view, double minHeightPx, Consumer<String> notice) {
        this.view = view;
        this.minHeightPx = minHeightPx;
        this.notice = notice;
    }

    /// What its keys do.
    public List<KeyAction> keys() {
        return List.of(
                new KeyAction(HudAction.TIMELINE, this::toggle),
                new KeyAction(HudAction.TIMELINE_EARLIER, () -> step(TimelineSteps::earlier)),
                new KeyAction(HudAction.TIMELINE_LATER, () -> step(TimelineSteps::later)),
                new KeyAction(HudAction.TIMELINE_NEARER, () -> step(steps -> steps.nearer(1))),
                new KeyAction(HudAction.TIMELINE_WIDER, () -> step(steps -> steps.nearer(-1))));
    }

    private void toggle() {
        isOpen = !isOpen;
        if (isOpen && view.canvas().getHeight() < minHeightPx) {
            notice.accept("The window is too low for the timeline.");
        }
        view.wake();
    }

    /// Goes on from what is seen; a timeline that is closed opens first.
    private void step(Step step) {
        if (!isOpen) {
            toggle();
            return;
        }
        asked.add(step);
        view.wake();
    }

    /// Does what a click on the timeline asks for.
    ///
    /// @return false when the action is not of the timeline
    public boolean take(Action action) {
        TimelineSpan wanted = action instanceof Action.Command command ? TimelineSpan.ofCommand(command.name()) : null;
        if (wanted != null) {
            asked.add(_ -> wanted);
            view.wake();
        }
        return wanted != null;
    }

    /// What is to be laid out; null while it is closed. The pump's.
    ///
    /// @param sessions that the timeline is of
    public @Nullable TimelineView shown(List<SessionState> sessions, Instant now) {
        for (Step step = asked.poll(); step != null; step = asked.poll()) {
            TimelineSpan wanted = step.from(TimelineSteps.of(Timeline.of(sessions, span, now)));
            span = wanted == null ? span : wanted;
        }
        return isOpen ? new TimelineView(span, view.scrolling().orBeginning("timeline")) : null;
    }
}
