/// Scenes of a known size.
@NullMarked
package com.openagents.backroom.bench.hud;

import org.jspecify.annotations.NullMarked;
