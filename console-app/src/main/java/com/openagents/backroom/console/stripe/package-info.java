/// The screen with payments: Stripe's events, what fits nowhere, the books, and the keys.
@NullMarked
package com.openagents.backroom.console.stripe;

import org.jspecify.annotations.NullMarked;
