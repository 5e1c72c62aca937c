/// What the fonts of the machine draw, through the JDK: in the console and in its commands only.
@NullMarked
package com.openagents.backroom.hud.machine;

import org.jspecify.annotations.NullMarked;
