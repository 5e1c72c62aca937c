/// Inputs that are searched for by what they reach in the code, and those that were found or thought of before.
@NullMarked
package com.openagents.backroom.server.fuzz;

import org.jspecify.annotations.NullMarked;
