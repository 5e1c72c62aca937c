/// Our own log files: what this process says about itself, without secrets.
@NullMarked
package com.openagents.backroom.server.logging;

import org.jspecify.annotations.NullMarked;
