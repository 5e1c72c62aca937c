/// A recording given to the log at the speed it was made, or a multiple of it.
@NullMarked
package com.openagents.backroom.server.ingest.replay;

import org.jspecify.annotations.NullMarked;
