/// Tests of what reads the agents' files.
@NullMarked
package com.openagents.backroom.server.ingest;

import org.jspecify.annotations.NullMarked;
