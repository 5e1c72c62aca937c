/// What the screens show: the sessions of this machine, or of a recording.
@NullMarked
package com.openagents.backroom.console.model;

import org.jspecify.annotations.NullMarked;
