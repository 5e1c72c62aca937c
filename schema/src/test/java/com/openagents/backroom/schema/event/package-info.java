/// Tests of the event grammar.
@NullMarked
package com.openagents.backroom.schema.event;

import org.jspecify.annotations.NullMarked;
