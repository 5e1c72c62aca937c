/// GitHub, or a GitHub Enterprise Server: who somebody is, and what they may write to.
@NullMarked
package com.openagents.backroom.server.github;

import org.jspecify.annotations.NullMarked;
