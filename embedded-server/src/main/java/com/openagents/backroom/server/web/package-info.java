/// What every route shares: listeners and their limits, checks at the door, headers, errors, static files.
@NullMarked
package com.openagents.backroom.server.web;

import org.jspecify.annotations.NullMarked;
