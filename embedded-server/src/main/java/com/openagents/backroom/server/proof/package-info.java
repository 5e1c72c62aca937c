/// Proof: signing what the log holds, and checking it from outside (docs/proof.md).
@NullMarked
package com.openagents.backroom.server.proof;

import org.jspecify.annotations.NullMarked;
