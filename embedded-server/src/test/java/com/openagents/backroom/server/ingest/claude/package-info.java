/// Tests of what reads the agents' files.
@NullMarked
package com.openagents.backroom.server.ingest.claude;

import org.jspecify.annotations.NullMarked;
