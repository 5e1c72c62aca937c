@NullMarked
package com.openagents.backroom.hud.find;

import org.jspecify.annotations.NullMarked;
