/// What the operator and their tools ask of a running server: health, figures, sources, sessions.
@NullMarked
package com.openagents.backroom.server.ops;

import org.jspecify.annotations.NullMarked;
