@NullMarked
package com.openagents.backroom.server.purchase;

import org.jspecify.annotations.NullMarked;
