/// What Stripe tells us by itself.
@NullMarked
package com.openagents.backroom.server.webhook;

import org.jspecify.annotations.NullMarked;
