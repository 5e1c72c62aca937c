/// What changed between two texts, for sources that keep both and no patch.
@NullMarked
package com.openagents.backroom.server.ingest.diff;

import org.jspecify.annotations.NullMarked;
