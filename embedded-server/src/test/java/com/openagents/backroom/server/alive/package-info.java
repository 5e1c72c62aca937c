@NullMarked
package com.openagents.backroom.server.alive;

import org.jspecify.annotations.NullMarked;
