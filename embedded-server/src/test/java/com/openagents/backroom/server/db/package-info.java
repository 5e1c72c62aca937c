/// Tests of the database.
@NullMarked
package com.openagents.backroom.server.db;

import org.jspecify.annotations.NullMarked;
