package com.openagents.backroom.server.log;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.server.db.ReplayPlace;

/// An event and its place in a replay.
public record Shown(ReplayPlace place, HudEnvelope event) {}
