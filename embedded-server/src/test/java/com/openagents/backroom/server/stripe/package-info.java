@NullMarked
package com.openagents.backroom.server.stripe;

import org.jspecify.annotations.NullMarked;
