/// HUDs as they live: their states, who may see them, their pages and what browsers ask of them.
@NullMarked
package com.openagents.backroom.server.hud;

import org.jspecify.annotations.NullMarked;
