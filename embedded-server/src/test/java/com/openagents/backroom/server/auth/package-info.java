/// Tests of signing in.
@NullMarked
package com.openagents.backroom.server.auth;

import org.jspecify.annotations.NullMarked;
