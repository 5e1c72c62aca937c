package com.openagents.backroom.server.replay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Folds a tape's whole log while anybody has its replay open, so that no look waits for it: a day takes seconds the
/// first time. All who look share one fold; it ends when the last of them leaves. Any thread may use it.
final class ReadAhead {
    static final String THREAD = "tape-ahead";

    private static final Logger LOG = System.getLogger(ReadAhead.class.getName());

    private final Tape tape;
    private final Semaphore turns;

    /// Guarded by this.
    private int viewers;

    /// Guarded by this.
    private @Nullable Thread reader;

    /// @param turns one permit for each that may go on at a time, on all tapes together
    ReadAhead(Tape tape, Semaphore turns) {
        this.tape = tape;
        this.turns = turns;
    }

    /// Notes one more who looks, until it is closed.
    synchronized Viewing enter() {
        viewers++;
        if (viewers == 1) {
            reader = Thread.ofVirtual().name(THREAD).start(this::read);
        }
        return new Viewing(this);
    }

    synchronized void leave() {
        viewers--;
        if (viewers == 0 && reader != null) {
            reader.interrupt();
            reader = null;
        }
    }

    private void read() {
        try {
            turns.acquire();
            try {
                tape.prepare();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody looks any more.
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "a replay could not be read ahead; its looks read for themselves", e); // an edge
        }
    }
}
