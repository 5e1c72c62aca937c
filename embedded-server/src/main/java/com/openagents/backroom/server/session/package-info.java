/// Browsers that are signed in.
@NullMarked
package com.openagents.backroom.server.session;

import org.jspecify.annotations.NullMarked;
