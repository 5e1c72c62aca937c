/// Requests that we make, to the few places that the configuration names.
@NullMarked
package com.openagents.backroom.server.outbound;

import org.jspecify.annotations.NullMarked;
