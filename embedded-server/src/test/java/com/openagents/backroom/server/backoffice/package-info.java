@NullMarked
package com.openagents.backroom.server.backoffice;

import org.jspecify.annotations.NullMarked;
