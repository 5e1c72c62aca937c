@NullMarked
package com.openagents.backroom.console.browser;

import org.jspecify.annotations.NullMarked;
