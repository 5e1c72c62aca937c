/// Invoices and credit notes: numbers without a gap, what they say, and how they look on a page and in a PDF.
@NullMarked
package com.openagents.backroom.server.invoice;

import org.jspecify.annotations.NullMarked;
