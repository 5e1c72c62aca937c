/// The event grammar: what every source is mapped to, and its JSON form.
@NullMarked
package com.openagents.backroom.schema.event;

import org.jspecify.annotations.NullMarked;
