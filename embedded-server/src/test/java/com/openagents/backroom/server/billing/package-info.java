/// Tests of the pages about money.
@NullMarked
package com.openagents.backroom.server.billing;

import org.jspecify.annotations.NullMarked;
