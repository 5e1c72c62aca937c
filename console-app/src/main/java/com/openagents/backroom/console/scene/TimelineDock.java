package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.layout.TimelineView;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.timeline.TimelineZoom;
import org.jspecify.annotations.Nullable;

/// Whether the timeline of a scene is open, and at which zoom. The FX thread changes it, the pump reads.
public final class TimelineDock {
    private final SceneView view;
    private volatile TimelineZoom zoom = TimelineZoom.EIGHT_MINUTES;
    private volatile boolean isOpen;

    public TimelineDock(SceneView view) {
        this.view = view;
    }

    public void toggle() {
        isOpen = !isOpen;
        view.wake();
    }

    /// Does what a click on the timeline asks for.
    ///
    /// @return false when the action is not of the timeline
    public boolean take(Action action) {
        TimelineZoom wanted = action instanceof Action.Command command ? TimelineZoom.ofCommand(command.name()) : null;
        if (wanted != null) {
            zoom = wanted;
            view.wake();
        }
        return wanted != null;
    }

    /// What is to be laid out; null while it is closed.
    public @Nullable TimelineView shown() {
        return isOpen ? new TimelineView(zoom, view.scrolling().orBeginning("timeline")) : null;
    }
}
