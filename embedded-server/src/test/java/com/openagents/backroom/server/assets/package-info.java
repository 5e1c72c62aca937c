/// What the pages' files weigh.
@NullMarked
package com.openagents.backroom.server.assets;

import org.jspecify.annotations.NullMarked;
