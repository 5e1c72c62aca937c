/// Sharing, without a window.
@NullMarked
package com.openagents.backroom.console.share;

import org.jspecify.annotations.NullMarked;
