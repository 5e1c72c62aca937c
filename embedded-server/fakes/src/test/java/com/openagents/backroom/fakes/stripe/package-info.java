@NullMarked
package com.openagents.backroom.fakes.stripe;

import org.jspecify.annotations.NullMarked;
