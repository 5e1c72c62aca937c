/// Tests of what we ask GitHub.
@NullMarked
package com.openagents.backroom.server.github;

import org.jspecify.annotations.NullMarked;
