/// The ledger of credits: what each person has, and every posting that made it so.
@NullMarked
package com.openagents.backroom.server.ledger;

import org.jspecify.annotations.NullMarked;
