@NullMarked
package com.openagents.backroom.server.ingest.diff;

import org.jspecify.annotations.NullMarked;
