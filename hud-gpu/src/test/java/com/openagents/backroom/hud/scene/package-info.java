/// Looks at scenes.
@NullMarked
package com.openagents.backroom.hud.scene;

import org.jspecify.annotations.NullMarked;
