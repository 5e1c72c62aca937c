package com.openagents.backroom.server.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What one viewer has still to be sent. The hub puts without ever waiting; the viewer's own thread takes.
///
/// A viewer that is too far behind loses its backlog and is told to begin anew: its mailbox holds at most 256 events
/// or 1 MiB.
final class Mailbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Message> messages = new ArrayDeque<>();
    private int events;
    private int bytes;
    private boolean heartbeatDue;
    private @Nullable End end;

    /// What comes next for a viewer.
    sealed interface Next {}

    /// A message to send.
    record Send(Message message) implements Next {}

    /// Nothing happened for a while.
    record Heartbeat() implements Next {}

    /// Why a stream is over.
    enum End implements Next {
        /// The viewer was too slow.
        OVERFLOW,
        /// What it saw is no longer what there is to see.
        CHANGED,
        /// The viewer may no longer see the HUD.
        CLOSED,
        /// Its time is up; it may come back at once.
        EXPIRED,
        /// The server stops.
        STOPPED
    }

    void put(Message message) {
        lock.lock();
        try {
            if (end != null) {
                return;
            }
            events += message.eventCount();
            bytes += message.bytes().length;
            boolean full = events > StreamLimits.MAX_MAILBOX_EVENTS || bytes > StreamLimits.MAX_MAILBOX_BYTES;
            if (full && !messages.isEmpty()) {
                endWith(End.OVERFLOW);
            } else {
                messages.add(message);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void heartbeat() {
        lock.lock();
        try {
            heartbeatDue = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Ends the stream; what was not sent yet is dropped. The first reason stands.
    void end(End reason) {
        lock.lock();
        try {
            if (end == null) {
                endWith(reason);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits for what comes next.
    Next take() throws InterruptedException {
        lock.lock();
        try {
            Next next = poll();
            while (next == null) {
                changed.await();
                next = poll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for what comes next, at most so long; empty when nothing came.
    Optional<Next> take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            Next next = poll();
            while (next == null && left > 0) {
                left = changed.awaitNanos(left);
                next = poll();
            }
            return Optional.ofNullable(next);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Next poll() {
        if (end != null) {
            return end;
        }
        Message message = messages.poll();
        if (message != null) {
            events -= message.eventCount();
            bytes -= message.bytes().length;
            heartbeatDue = false;
            return new Send(message);
        }
        if (heartbeatDue) {
            heartbeatDue = false;
            return new Heartbeat();
        }
        return null;
    }

    private void endWith(End reason) {
        end = reason;
        messages.clear();
        events = 0;
        bytes = 0;
    }
}
