/// Names of HUDs: whose, and which repository.
@NullMarked
package com.openagents.backroom.schema.hud;

import org.jspecify.annotations.NullMarked;
