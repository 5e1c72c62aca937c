/// What the server's tests share.
@NullMarked
package com.openagents.backroom.server.testing;

import org.jspecify.annotations.NullMarked;
