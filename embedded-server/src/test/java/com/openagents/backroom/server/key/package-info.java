/// Tests of keys for programs.
@NullMarked
package com.openagents.backroom.server.key;

import org.jspecify.annotations.NullMarked;
