package com.openagents.backroom.server.log;

import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.Draft;

/// An event that is ready for the log: it has a HUD and holds no secrets.
public record LogEntry(Hud hud, Draft draft) {}
