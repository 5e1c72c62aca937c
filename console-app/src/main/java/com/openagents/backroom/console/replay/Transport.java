package com.openagents.backroom.console.replay;

import java.time.Instant;

/// Where a replay stands, as its bar shows it.
///
/// @param begin the first moment that can be seen
/// @param end the last one so far
/// @param speed how many times faster than it happened, also while it stands still
/// @param isPlaying whether the moment moves
/// @param isPruned whether what was before `begin` is gone
record Transport(Instant begin, Instant end, Instant moment, int speed, boolean isPlaying, boolean isPruned) {}
