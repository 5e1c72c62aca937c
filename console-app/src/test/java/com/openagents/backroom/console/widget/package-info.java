/// Tests of the console's own controls.
@NullMarked
package com.openagents.backroom.console.widget;

import org.jspecify.annotations.NullMarked;
