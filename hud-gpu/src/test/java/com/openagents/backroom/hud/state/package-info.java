/// Tests of the fold.
@NullMarked
package com.openagents.backroom.hud.state;

import org.jspecify.annotations.NullMarked;
