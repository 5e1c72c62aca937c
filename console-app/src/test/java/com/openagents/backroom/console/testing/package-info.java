/// What the console's tests share.
@NullMarked
package com.openagents.backroom.console.testing;

import org.jspecify.annotations.NullMarked;
