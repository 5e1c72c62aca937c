@NullMarked
package com.openagents.backroom.server.usage;

import org.jspecify.annotations.NullMarked;
