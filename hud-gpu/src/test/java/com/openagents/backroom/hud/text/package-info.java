/// Tests of figures and fits.
@NullMarked
package com.openagents.backroom.hud.text;

import org.jspecify.annotations.NullMarked;
