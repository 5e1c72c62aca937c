package com.openagents.backroom.hud.scene;

import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.hud.timeline.TimelineSteps;

/// Where a scene shows time from left to right: what a reader can drag, step through and zoom.
public record TimeTrack(Box box, TimelineSteps steps) {
    /// What is shown when it is dragged to the right by so many px.
    public TimelineSpan dragged(double px) {
        return steps.dragged(px / Math.max(1, box.width()));
    }
}
