/// The pages as a browser shows them.
@NullMarked
package com.openagents.backroom.console.page;

import org.jspecify.annotations.NullMarked;
