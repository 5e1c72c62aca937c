/// That log files hold no secrets and no forged lines.
@NullMarked
package com.openagents.backroom.server.logging;

import org.jspecify.annotations.NullMarked;
