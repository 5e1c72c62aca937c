@NullMarked
package com.openagents.backroom.server.secret;

import org.jspecify.annotations.NullMarked;
