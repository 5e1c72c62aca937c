@NullMarked
package com.openagents.backroom.console.model;

import org.jspecify.annotations.NullMarked;
