package com.openagents.backroom.server.replay;

import com.openagents.backroom.server.db.ReplayPlace;

/// Names the image of one session: snapshots share it for as long as the session does not change.
///
/// @param tape whose session it is
/// @param place where it was made
record ImageKey(long tape, String sessionId, ReplayPlace place) {}
