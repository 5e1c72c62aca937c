/// Where everything stands: from a state and a size to a scene.
@NullMarked
package com.openagents.backroom.hud.layout;

import org.jspecify.annotations.NullMarked;
