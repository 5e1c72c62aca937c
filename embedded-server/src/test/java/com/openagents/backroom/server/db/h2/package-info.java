/// What a crash leaves of an H2 file, at any moment.
@NullMarked
package com.openagents.backroom.server.db.h2;

import org.jspecify.annotations.NullMarked;
