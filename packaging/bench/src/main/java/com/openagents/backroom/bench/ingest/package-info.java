/// Agents' files read, stored and folded, and the parts of that.
@NullMarked
package com.openagents.backroom.bench.ingest;

import org.jspecify.annotations.NullMarked;
