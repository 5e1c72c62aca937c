/// Tests over the whole house: its arrows, its rules, its documents and its script.
@NullMarked
package com.openagents.backroom.house;

import org.jspecify.annotations.NullMarked;
