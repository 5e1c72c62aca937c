/// Tests of naming, on real folders.
@NullMarked
package com.openagents.backroom.server.ingest.naming;

import org.jspecify.annotations.NullMarked;
