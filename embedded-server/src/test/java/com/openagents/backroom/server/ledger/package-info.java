@NullMarked
package com.openagents.backroom.server.ledger;

import org.jspecify.annotations.NullMarked;
