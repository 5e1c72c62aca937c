/// Pictures as PNG files (ISO/IEC 15948), by the JDK.
@NullMarked
package com.openagents.backroom.hud.png;

import org.jspecify.annotations.NullMarked;
