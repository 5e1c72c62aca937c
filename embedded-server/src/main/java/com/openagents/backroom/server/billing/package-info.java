/// The pages on which people see their credits, buy some, keep cards and read invoices.
@NullMarked
package com.openagents.backroom.server.billing;

import org.jspecify.annotations.NullMarked;
