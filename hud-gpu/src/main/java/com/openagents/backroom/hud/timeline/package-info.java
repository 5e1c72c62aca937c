/// The timeline: when tools ran, by session and sub-agent, from a second to a day.
@NullMarked
package com.openagents.backroom.hud.timeline;

import org.jspecify.annotations.NullMarked;
