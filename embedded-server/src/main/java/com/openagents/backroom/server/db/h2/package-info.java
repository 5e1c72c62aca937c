/// How H2's file reaches the disk: in an order that survives `kill -9` and a power cut.
@NullMarked
package com.openagents.backroom.server.db.h2;

import org.jspecify.annotations.NullMarked;
