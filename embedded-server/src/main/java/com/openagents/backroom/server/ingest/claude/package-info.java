/// Claude Code: its transcripts, and the stream that it prints when it runs headless.
@NullMarked
package com.openagents.backroom.server.ingest.claude;

import org.jspecify.annotations.NullMarked;
