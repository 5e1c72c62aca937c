package com.openagents.backroom.console.scene;

import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.layout.TimelineView;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.hud.timeline.TimelineSteps;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whether the timeline of a scene is open, and what part of time it shows. The FX thread changes it, the pump reads.
public final class TimelineDock {
    private final SceneView view;
    private volatile TimelineSpan span = TimelineSpan.FIRST;
    private volatile boolean isOpen;

    public TimelineDock(SceneView view) {
        this.view = view;
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
        view.wake();
    }

    /// Goes on from what is seen; a timeline that is closed opens first.
    private void step(Function<TimelineSteps, @Nullable TimelineSpan> step) {
        if (!isOpen) {
            toggle();
            return;
        }
        view.canvas()
                .scene()
                .flatMap(scene -> Optional.ofNullable(scene.time()))
                .flatMap(track -> Optional.ofNullable(step.apply(track.steps())))
                .ifPresent(this::show);
    }

    private void show(TimelineSpan next) {
        span = next;
        view.wake();
    }

    /// Does what a click on the timeline asks for.
    ///
    /// @return false when the action is not of the timeline
    public boolean take(Action action) {
        TimelineSpan wanted = action instanceof Action.Command command ? TimelineSpan.ofCommand(command.name()) : null;
        if (wanted != null) {
            show(wanted);
        }
        return wanted != null;
    }

    /// What is to be laid out; null while it is closed.
    public @Nullable TimelineView shown() {
        return isOpen ? new TimelineView(span, view.scrolling().orBeginning("timeline")) : null;
    }
}
