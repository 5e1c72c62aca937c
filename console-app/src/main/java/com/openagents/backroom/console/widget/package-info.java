/// Small controls that several screens use.
@NullMarked
package com.openagents.backroom.console.widget;

import org.jspecify.annotations.NullMarked;
