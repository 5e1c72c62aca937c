/// How H2's file reaches the disk: through a journal, so that `kill -9` and power cuts take nothing that is committed.
@NullMarked
package com.openagents.backroom.server.db.h2;

import org.jspecify.annotations.NullMarked;
