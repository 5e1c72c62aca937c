/// What makes a log checkable by strangers: canonical JSON, salted commitments, the chain. The JDK only, no I/O.
@NullMarked
package com.openagents.backroom.schema.proof;

import org.jspecify.annotations.NullMarked;
