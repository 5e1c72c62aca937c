/// The frame around the screens: title, navigation, top bar, status bar.
@NullMarked
package com.openagents.backroom.console.window;

import org.jspecify.annotations.NullMarked;
