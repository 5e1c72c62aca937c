/// Tests of the timeline.
@NullMarked
package com.openagents.backroom.hud.timeline;

import org.jspecify.annotations.NullMarked;
