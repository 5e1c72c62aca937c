/// Packs the files that pages need; runs in the build, not in the server.
@NullMarked
package com.openagents.backroom.server.assets;

import org.jspecify.annotations.NullMarked;
