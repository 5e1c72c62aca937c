/// A Stripe of our own, for tests and the sandbox: its wire format over real HTTP on loopback, its state machines for
/// customers, cards, payments, refunds and disputes, a stand-in for Stripe.js and a sender of signed webhooks. Seeded,
/// with outages on demand.
@NullMarked
package com.openagents.backroom.fakes.stripe;

import org.jspecify.annotations.NullMarked;
