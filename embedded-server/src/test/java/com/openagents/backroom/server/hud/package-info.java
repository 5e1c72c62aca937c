/// Tests of HUDs for browsers and programs.
@NullMarked
package com.openagents.backroom.server.hud;

import org.jspecify.annotations.NullMarked;
