/// The screen with people's credits: what they have, what moved, and putting it right.
@NullMarked
package com.openagents.backroom.console.billing;

import org.jspecify.annotations.NullMarked;
