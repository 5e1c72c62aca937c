package com.openagents.backroom.server.secret;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/* Who reads or writes sealed values just now. Any thread may call it.
 *
 * A value is sealed some time before it is in the database, and read some time before it is opened. A key may change in
 * between, but it may not go. So whoever changes the keys counts on anew and waits for those who began before; who
 * begins later has the new keys and waits for nobody. A use that is inside a transaction of the database therefore
 * never waits for one that needs a connection.
 */
final class Uses {
    private final TreeMap<Long, Integer> open = new TreeMap<>();
    private long now;

    /// Something begins.
    ///
    /// @return what to [#end]
    synchronized long begin() {
        open.merge(now, 1, Integer::sum);
        return now;
    }

    synchronized void end(long begun) {
        open.computeIfPresent(begun, (_, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /// Waits for all that began before now.
    ///
    /// @return whether they ended in time
    synchronized boolean awaitEarlier(Duration patience) throws InterruptedException {
        long last = now++;
        long end = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty() && open.firstKey() <= last) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
