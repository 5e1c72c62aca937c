/// What a machine has and lacks for running and testing Backroom.
@NullMarked
package com.openagents.backroom.console.doctor;

import org.jspecify.annotations.NullMarked;
