package com.openagents.backroom.console.background;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Makes values on a thread of its own and hands the newest one to the FX thread.
///
/// Any thread may [#wake] it, as often as it likes: wakes and values coalesce, so that at most one of each waits. A
/// value that equals the one before is dropped.
public final class Feed<T> implements AutoCloseable {
    /// Never faster than the screen shows it.
    public static final Duration FRAME = Duration.ofMillis(16);

    /// Clocks tick once a second, whether anything happens or not.
    private static final Duration TICK = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(Feed.class.getName());

    private final String name;
    private final Duration minInterval;
    private final Supplier<T> make;
    private final Consumer<T> show;
    private final Semaphore wakes = new Semaphore(1);
    private final AtomicReference<@Nullable T> handedOver = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closed;

    /// Starts making values, the first at once.
    ///
    /// @param minInterval from the beginning of one value to the beginning of the next
    /// @param make makes the value of this moment; called on the feed's thread only
    /// @param show takes it on the FX thread; never after [#close], which is called there too
    public Feed(String name, Duration minInterval, Supplier<T> make, Consumer<T> show) {
        this.name = name;
        this.minInterval = minInterval;
        this.make = make;
        this.show = show;
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /// Says that the value may have changed.
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        T last = null;
        boolean complained = false;
        try {
            while (!closed) {
                // Whether woken or not: at the latest after one tick there is a clock to move.
                if (wakes.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
                long begin = System.nanoTime();
                try {
                    T next = make.get();
                    if (!next.equals(last)) {
                        last = next;
                        handOver(next);
                    }
                    complained = false;
                } catch (RuntimeException e) {
                    // The screen stays as it was; the next value may be a good one. One complaint for a row of them.
                    if (!complained && !closed) {
                        LOG.log(Level.ERROR, name + " cannot be shown", e);
                    }
                    complained = true;
                }
                TimeUnit.NANOSECONDS.sleep(minInterval.toNanos() - (System.nanoTime() - begin));
            }
        } catch (InterruptedException e) {
            // Closed: nothing is left to do.
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(T value) {
        if (handedOver.getAndSet(value) == null) {
            Platform.runLater(() -> {
                T newest = handedOver.getAndSet(null);
                if (newest != null && !closed) {
                    show.accept(newest);
                }
            });
        }
    }
}
