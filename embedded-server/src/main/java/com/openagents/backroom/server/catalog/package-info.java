/// What credits cost.
@NullMarked
package com.openagents.backroom.server.catalog;

import org.jspecify.annotations.NullMarked;
