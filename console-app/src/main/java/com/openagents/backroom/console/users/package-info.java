/// The screen with everybody who has an account here.
@NullMarked
package com.openagents.backroom.console.users;

import org.jspecify.annotations.NullMarked;
