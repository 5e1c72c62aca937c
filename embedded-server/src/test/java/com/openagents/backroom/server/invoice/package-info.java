/// Tests of invoices.
@NullMarked
package com.openagents.backroom.server.invoice;

import org.jspecify.annotations.NullMarked;
