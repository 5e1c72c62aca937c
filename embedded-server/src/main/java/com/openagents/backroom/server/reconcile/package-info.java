/// What Stripe did while nobody told us.
@NullMarked
package com.openagents.backroom.server.reconcile;

import org.jspecify.annotations.NullMarked;
