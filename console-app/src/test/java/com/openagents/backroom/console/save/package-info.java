@NullMarked
package com.openagents.backroom.console.save;

import org.jspecify.annotations.NullMarked;
