@NullMarked
package com.openagents.backroom.console.viewer;

import org.jspecify.annotations.NullMarked;
