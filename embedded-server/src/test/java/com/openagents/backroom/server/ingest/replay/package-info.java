/// Tests of replays.
@NullMarked
package com.openagents.backroom.server.ingest.replay;

import org.jspecify.annotations.NullMarked;
