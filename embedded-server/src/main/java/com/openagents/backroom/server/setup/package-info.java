/// Settings that the operator writes into the console while Backroom runs.
@NullMarked
package com.openagents.backroom.server.setup;

import org.jspecify.annotations.NullMarked;
