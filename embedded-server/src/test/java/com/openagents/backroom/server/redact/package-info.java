/// That no secret passes, and that ordinary text does.
@NullMarked
package com.openagents.backroom.server.redact;

import org.jspecify.annotations.NullMarked;
