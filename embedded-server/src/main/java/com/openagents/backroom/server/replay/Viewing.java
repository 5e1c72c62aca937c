package com.openagents.backroom.server.replay;

import java.util.concurrent.atomic.AtomicBoolean;

/// Somebody who has a replay open: while there is one, its log is read ahead.
public final class Viewing implements AutoCloseable {
    private final ReadAhead ahead;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    Viewing(ReadAhead ahead) {
        this.ahead = ahead;
    }

    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            ahead.leave();
        }
    }
}
