package com.openagents.backroom.server.web;

import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Closes connections that do not send a whole request in time, that do not take an answer, or that are idle too long.
///
/// Helidon 4.5 has no such limits that work: `readTimeout` has no effect, half a header may stay for ever, and a write
/// has no time-out (docs/decisions/connections-under-guard.md). Any thread may call it.
final class ConnectionGuard implements AutoCloseable {
    private final Set<GuardedConnection> connections = ConcurrentHashMap.newKeySet();
    private final LongSupplier nanoTime;
    private final Thread sweeper;

    /// @param nanoTime a clock like [System#nanoTime]
    ConnectionGuard(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.sweeper = Thread.ofVirtual().name("connection-guard").start(this::sweepUntilClosed);
    }

    /// The same protocol, with every connection under guard.
    ServerConnectionSelector guarding(ServerConnectionSelector protocol) {
        return new GuardedSelector(protocol, this);
    }

    void add(GuardedConnection connection) {
        connections.add(connection);
    }

    void remove(GuardedConnection connection) {
        connections.remove(connection);
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    int connectionCount() {
        return connections.size();
    }

    /// Connections that wait for bytes to come.
    long readingCount() {
        return connections.stream().filter(GuardedConnection::isReading).count();
    }

    /// Closes what is overdue now.
    void sweep() {
        long now = nanoTime();
        for (GuardedConnection connection : connections) {
            if (connection.isOverdue(now)) {
                connection.cut();
            }
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
    }

    private void sweepUntilClosed() {
        try {
            while (true) {
                pause(WebLimits.SWEEP_PERIOD);
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
