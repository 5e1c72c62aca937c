/// The recording that the console offers where no agent's files are found.
@NullMarked
package com.openagents.backroom.server.ingest.demo;

import org.jspecify.annotations.NullMarked;
