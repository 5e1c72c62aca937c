/// Live streams: batches of events shared by all viewers, a bounded mailbox for each, server-sent events on the wire.
@NullMarked
package com.openagents.backroom.server.stream;

import org.jspecify.annotations.NullMarked;
