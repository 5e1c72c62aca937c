package com.openagents.backroom.fakes.stripe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Which fault meets a request. Any thread may call it.
final class Faults {
    /// Faults for the next requests whose line begins like this.
    private record Planned(String beginning, Deque<Fault> next) {}

    private final List<Planned> planned = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Fault always = new Fault.None();
    private CountDownLatch held = new CountDownLatch(1);
    private int holding;

    synchronized void always(Fault fault) {
        always = fault;
        planned.clear();
    }

    synchronized void next(String beginning, Fault... faults) {
        planned.add(new Planned(beginning, new ArrayDeque<>(List.of(faults))));
    }

    /// @param line `POST /v1/refunds`
    synchronized Fault take(String line) {
        for (Planned plan : planned) {
            if (line.startsWith(plan.beginning()) && !plan.next().isEmpty()) {
                return plan.next().removeFirst();
            }
        }
        return always;
    }

    /// Waits until what is held is let go.
    void hold() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = held;
            holding++;
        }
        latch.await();
    }

    synchronized boolean isHolding() {
        return holding > 0;
    }

    synchronized void release() {
        holding = 0;
        held.countDown();
        held = new CountDownLatch(1);
    }

    void awaitClose() throws InterruptedException {
        closed.await();
    }

    /// Waits so long, but no longer than until the fake is closed.
    void await(Duration time) throws InterruptedException {
        boolean _ = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void close() {
        closed.countDown();
        release();
    }
}
