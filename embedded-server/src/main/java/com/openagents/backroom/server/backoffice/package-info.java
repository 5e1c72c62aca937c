/// What the operator sees of people's credits and of payments, and does with them; all of it is written down.
@NullMarked
package com.openagents.backroom.server.backoffice;

import org.jspecify.annotations.NullMarked;
