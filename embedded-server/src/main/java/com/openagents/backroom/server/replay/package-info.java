/// Any moment of a HUD's log, seen again.
@NullMarked
package com.openagents.backroom.server.replay;

import org.jspecify.annotations.NullMarked;
