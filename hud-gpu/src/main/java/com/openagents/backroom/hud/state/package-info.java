/// What is known of every session of a HUD: the fold over its events, and its JSON form.
@NullMarked
package com.openagents.backroom.hud.state;

import org.jspecify.annotations.NullMarked;
