/// What the reader of a wall or a HUD can do: one table for the console, the browser and the guide.
@NullMarked
package com.openagents.backroom.hud.action;

import org.jspecify.annotations.NullMarked;
