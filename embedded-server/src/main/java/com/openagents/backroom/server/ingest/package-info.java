/// Where events come from: one folder a source, and what sources share.
@NullMarked
package com.openagents.backroom.server.ingest;

import org.jspecify.annotations.NullMarked;
