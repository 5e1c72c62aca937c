/// What a scene says, line by line: for finding, selecting, copying and reading aloud.
@NullMarked
package com.openagents.backroom.hud.find;

import org.jspecify.annotations.NullMarked;
