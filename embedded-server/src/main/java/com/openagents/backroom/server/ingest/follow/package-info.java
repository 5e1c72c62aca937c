/// Follows files that grow: what all sources that read files share.
@NullMarked
package com.openagents.backroom.server.ingest.follow;

import org.jspecify.annotations.NullMarked;
