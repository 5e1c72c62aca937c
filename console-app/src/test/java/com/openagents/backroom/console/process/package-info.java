/// Tests of the whole program: processes of their own, started through `main`.
@NullMarked
package com.openagents.backroom.console.process;

import org.jspecify.annotations.NullMarked;
