/// Tests of HUD names.
@NullMarked
package com.openagents.backroom.schema.hud;

import org.jspecify.annotations.NullMarked;
