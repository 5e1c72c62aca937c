package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.timeline.TimelineSpan;

/// How the timeline is shown where it is open.
///
/// @param offset px that its rows are scrolled
public record TimelineView(TimelineSpan span, double offset) {}
