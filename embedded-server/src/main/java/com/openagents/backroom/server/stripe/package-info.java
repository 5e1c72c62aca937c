/// Stripe: our one connection to it, people's cards there, and what it tells us.
@NullMarked
package com.openagents.backroom.server.stripe;

import org.jspecify.annotations.NullMarked;
