/// JSON on the JVM: one library, one set of limits, one mapping.
@NullMarked
package com.openagents.backroom.server.json;

import org.jspecify.annotations.NullMarked;
