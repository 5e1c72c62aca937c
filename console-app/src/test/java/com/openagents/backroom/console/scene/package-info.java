@NullMarked
package com.openagents.backroom.console.scene;

import org.jspecify.annotations.NullMarked;
