/// One session.
@NullMarked
package com.openagents.backroom.console.hud;

import org.jspecify.annotations.NullMarked;
