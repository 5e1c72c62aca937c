/// The screen with the settings that can be changed while Backroom runs.
@NullMarked
package com.openagents.backroom.console.settings;

import org.jspecify.annotations.NullMarked;
