package com.openagents.backroom.server.replay;

import com.openagents.backroom.hud.state.HudState;

/// A HUD at a place of its log, and what follows.
///
/// @param state folded up to the place; only the session that is shown has its thread, terminal and changes
/// @param reel gives the events after it
public record Opened(HudState state, Reel reel) {}
