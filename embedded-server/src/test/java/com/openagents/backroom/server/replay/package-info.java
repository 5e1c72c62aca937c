@NullMarked
package com.openagents.backroom.server.replay;

import org.jspecify.annotations.NullMarked;
