/// Logs that a Backroom exported, read back.
@NullMarked
package com.openagents.backroom.server.ingest.export;

import org.jspecify.annotations.NullMarked;
