/// Requests a second beside a bare handler that answers the same bytes.
@NullMarked
package com.openagents.backroom.bench.http;

import org.jspecify.annotations.NullMarked;
