package com.openagents.backroom.server.web;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One connection under guard. Its own thread moves it from phase to phase, the guard's thread only looks and cuts.
///
/// ```
///            first byte             head read, no body        answered
/// IDLE ─────────────────► RECEIVING ────────────────► ANSWERING ─────► IDLE
///   idle time-out            │  read time-out          (only writes are timed)
///                            └─ refused ─► LINGERING: what is left is read, for a short time
/// ```
///
/// A phase is only timed while the connection waits for bytes, so a slow handler is nobody's fault here.
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {
    private static final Logger LOG = System.getLogger(GuardedConnection.class.getName());

    /// The connection whose request this thread answers.
    private static final ScopedValue<GuardedConnection> CURRENT = ScopedValue.newInstance();

    private final ConnectionContext context;
    private final ConnectionGuard guard;
    private final DataReader incoming;
    private final ServerConnection protocol;
    private volatile Phase phase = Phase.OPENED;
    private volatile long phaseSinceNanos;
    private volatile boolean reading;
    private volatile boolean writing;
    private volatile long writingSinceNanos;

    private enum Phase {
        OPENED(WebLimits.REQUEST_READ_TIMEOUT),
        IDLE(WebLimits.IDLE_TIMEOUT),
        RECEIVING(WebLimits.REQUEST_READ_TIMEOUT),
        ANSWERING(WebLimits.REQUEST_READ_TIMEOUT),
        LINGERING(WebLimits.LINGER_TIMEOUT);

        private final long limitNanos;

        Phase(Duration limit) {
            this.limitNanos = limit.toNanos();
        }
    }

    GuardedConnection(ConnectionContext context, ServerConnectionSelector selector, ConnectionGuard guard) {
        this.context = context;
        this.guard = guard;
        this.incoming = context.dataReader();
        this.phaseSinceNanos = guard.nanoTime();
        DataReader reader = new StrictReader(this::read);
        PiecewiseWriter writer = new PiecewiseWriter(context.dataWriter(), this);
        this.protocol = selector.connection(new GuardedContext(context, reader, writer));
    }

    /// The connection of the request that the calling thread answers.
    static GuardedConnection current() {
        return CURRENT.get();
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        guard.add(this);
        try {
            ScopedValue.where(CURRENT, this).call(() -> {
                protocol.handle(limit);
                return null;
            });
        } finally {
            if (phase == Phase.RECEIVING) {
                linger();
            }
            guard.remove(this);
        }
    }

    /// The request has arrived whole; from here on its handler takes the time.
    void requestReceived() {
        enter(Phase.ANSWERING);
    }

    /// The request is answered and its body was read; the next one may come.
    void requestAnswered() {
        enter(Phase.IDLE);
    }

    boolean isReading() {
        return reading;
    }

    void writeBegins() {
        writingSinceNanos = guard.nanoTime();
        writing = true;
    }

    void writeEnds() {
        writing = false;
    }

    boolean isOverdue(long nowNanos) {
        if (writing && nowNanos - writingSinceNanos > WebLimits.WRITE_TIMEOUT.toNanos()) {
            return true;
        }
        return reading && nowNanos - phaseSinceNanos > phase.limitNanos;
    }

    /// Closes the socket under the thread that waits on it.
    void cut() {
        try {
            context.serverSocket().close();
        } catch (UncheckedIOException e) {
            LOG.log(Logger.Level.DEBUG, "a connection was gone before it was cut", e);
        }
    }

    @Override
    public Duration idleTime() {
        return protocol.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        protocol.close(interrupt);
    }

    @Override
    public boolean canInterrupt() {
        return protocol instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    private void enter(Phase next) {
        phaseSinceNanos = guard.nanoTime();
        phase = next;
    }

    @SuppressWarnings("NullAway") // Helidon's reader takes null for the end of the stream
    private byte[] read() {
        byte[] bytes = readOrEnd();
        if (bytes != null && (phase == Phase.IDLE || phase == Phase.OPENED)) {
            enter(Phase.RECEIVING);
        }
        return bytes;
    }

    private byte @Nullable [] readOrEnd() {
        reading = true;
        try {
            return incoming.readBuffer().readBytes();
        } catch (InsufficientDataAvailableException e) {
            return null;
        } finally {
            reading = false;
        }
    }

    private void linger() {
        enter(Phase.LINGERING);
        try {
            int total = 0;
            while (total < WebLimits.MAX_LINGER_BYTES) {
                byte[] bytes = readOrEnd();
                if (bytes == null) {
                    return;
                }
                total += bytes.length;
            }
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.DEBUG, "the other side did not wait for the end", e);
        }
    }
}
