/// A frame as plain data: flat shapes, text runs, where a click goes, and the colours.
@NullMarked
package com.openagents.backroom.hud.scene;

import org.jspecify.annotations.NullMarked;
