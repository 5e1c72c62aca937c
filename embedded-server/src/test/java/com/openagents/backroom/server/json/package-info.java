/// Tests of the JSON mapping.
@NullMarked
package com.openagents.backroom.server.json;

import org.jspecify.annotations.NullMarked;
