/// Tests of the page.
@NullMarked
package com.openagents.backroom.hud.page;

import org.jspecify.annotations.NullMarked;
