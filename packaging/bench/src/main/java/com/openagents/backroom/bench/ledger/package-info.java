/// Booking in the ledger.
@NullMarked
package com.openagents.backroom.bench.ledger;

import org.jspecify.annotations.NullMarked;
