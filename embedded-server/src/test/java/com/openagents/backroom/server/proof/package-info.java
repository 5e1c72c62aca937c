@NullMarked
package com.openagents.backroom.server.proof;

import org.jspecify.annotations.NullMarked;
