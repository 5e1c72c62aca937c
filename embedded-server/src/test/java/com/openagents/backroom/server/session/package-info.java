/// Tests of browser sessions.
@NullMarked
package com.openagents.backroom.server.session;

import org.jspecify.annotations.NullMarked;
