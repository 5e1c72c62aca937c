/// What the build makes of the compiled script.
@NullMarked
package com.openagents.backroom.hud.script;

import org.jspecify.annotations.NullMarked;
