/// Tests of following files, on real folders.
@NullMarked
package com.openagents.backroom.server.ingest.follow;

import org.jspecify.annotations.NullMarked;
