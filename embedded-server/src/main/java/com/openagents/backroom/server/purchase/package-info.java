/// Buying credits: what was bought, what was paid, and what went back.
@NullMarked
package com.openagents.backroom.server.purchase;

import org.jspecify.annotations.NullMarked;
