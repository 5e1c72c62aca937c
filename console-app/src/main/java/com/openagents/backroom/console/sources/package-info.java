/// The screen of what is read, from where, and of the lines that could not be understood.
@NullMarked
package com.openagents.backroom.console.sources;

import org.jspecify.annotations.NullMarked;
