/// Repositories at GitHub: picking one makes its HUD, and its visibility there is followed here.
@NullMarked
package com.openagents.backroom.server.repo;

import org.jspecify.annotations.NullMarked;
