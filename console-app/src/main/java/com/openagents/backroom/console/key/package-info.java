/// The keys that work now: one list for their effect and for the sheet that shows them.
@NullMarked
package com.openagents.backroom.console.key;

import org.jspecify.annotations.NullMarked;
