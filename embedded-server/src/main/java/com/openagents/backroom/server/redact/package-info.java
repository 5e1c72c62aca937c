/// Keeps secrets out: every text is redacted here before it is stored, shown or logged. Pure: no I/O, no clock.
@NullMarked
package com.openagents.backroom.server.redact;

import org.jspecify.annotations.NullMarked;
