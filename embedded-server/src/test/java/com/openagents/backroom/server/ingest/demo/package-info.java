/// Tests of the bundled recording.
@NullMarked
package com.openagents.backroom.server.ingest.demo;

import org.jspecify.annotations.NullMarked;
