@NullMarked
package com.openagents.backroom.hud.machine;

import org.jspecify.annotations.NullMarked;
