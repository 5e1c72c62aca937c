@NullMarked
package com.openagents.backroom.server.webhook;

import org.jspecify.annotations.NullMarked;
