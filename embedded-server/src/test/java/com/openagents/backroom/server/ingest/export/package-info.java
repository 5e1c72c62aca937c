/// Tests of exported logs.
@NullMarked
package com.openagents.backroom.server.ingest.export;

import org.jspecify.annotations.NullMarked;
