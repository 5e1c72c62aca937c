package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Sends what happens to whoever listens: all at once and in order, with mischief under a seed, or each as it
/// happens. What isn't answered with 2xx stays for the next delivery, as Stripe sends again. Any thread may call it.
public final class Webhooks implements AutoCloseable {
    private static final int MAX_COPIES = 3;
    private static final int PERCENT = 100;

    /// Between two tries of [#deliverTo]; Stripe takes minutes and hours.
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /// Signs beside the known secrets while one is rolled.
    private static final String ROLLED = "whsec_rolled";

    /// How much later a delayed one comes: long enough to look at what is shown meanwhile.
    private static final Duration LATE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Random random;
    private final List<ObjectNode> pending = new ArrayList<>();
    private final LinkedBlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mischief mischief = Mischief.NONE;
    private volatile List<String> secrets = List.of(FakeStripe.WEBHOOK_SECRET);

    /// @param mischief as it was set when the event happened
    private record Arrived(ObjectNode event, Mischief mischief) {}

    Webhooks(InstantSource clock, long seed) {
        this.clock = clock;
        random = new Random(seed);
    }

    void add(ObjectNode event) {
        synchronized (pending) {
            pending.add(event);
        }
        arrived.add(new Arrived(event, mischief));
    }

    /// The secrets that sign from now on; while one is rolled there are two.
    public void sign(List<String> active) {
        secrets = List.copyOf(active);
    }

    /// Those that nobody took yet, signed now, in the order in which they happened.
    public List<Delivery> pending() {
        synchronized (pending) {
            return pending.stream().map(event -> delivery(event, secrets)).toList();
        }
    }

    /// Sends all that is pending, in order.
    public void deliver(Delivery.Receiver receiver) {
        deliver(receiver, Mischief.NONE);
    }

    /// Sends what is pending, and does mischief.
    public void deliver(Delivery.Receiver receiver, Mischief mischief) {
        List<ObjectNode> events;
        synchronized (pending) {
            events = new ArrayList<>(pending);
            pending.clear();
        }
        List<ObjectNode> going = new ArrayList<>();
        List<ObjectNode> staying = new ArrayList<>();
        for (ObjectNode event : events) {
            if (isHit(mischief.delayed())) {
                staying.add(event);
            } else if (!isHit(mischief.dropped())) {
                int copies = isHit(mischief.duplicated()) ? random.nextInt(2, MAX_COPIES + 1) : 1;
                going.addAll(Collections.nCopies(copies, event));
            }
        }
        if (mischief.isShuffled()) {
            Collections.shuffle(going, random);
        }
        for (ObjectNode event : going) {
            List<String> signers = new ArrayList<>(secrets);
            if (isHit(mischief.resigned())) {
                signers.addFirst(ROLLED);
            }
            if (!isTaken(receiver.receive(delivery(event, signers))) && !staying.contains(event)) {
                staying.add(event);
            }
        }
        synchronized (pending) {
            pending.addAll(0, staying);
        }
    }

    /// What goes wrong on [#deliverTo]'s way with what happens from now on; what is delayed comes ten seconds later.
    public void misbehave(Mischief wanted) {
        mischief = wanted;
    }

    /// Sends each event as it happens, again and again until it is taken; until the fake is closed.
    ///
    /// @param address of whoever takes them; empty until it is known
    public void deliverTo(Supplier<Optional<URI>> address) {
        Thread.ofVirtual().name("fake-stripe-webhooks").start(() -> {
            try {
                sendArrived(address);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void sendArrived(Supplier<Optional<URI>> address) throws InterruptedException {
        while (closed.getCount() > 0) {
            Arrived next = arrived.take();
            ObjectNode event = next.event();
            Mischief now = next.mischief();
            if (isHit(now.delayed())) {
                boolean _ = closed.await(LATE.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (!isHit(now.dropped())) {
                List<String> signers = new ArrayList<>(secrets);
                if (isHit(now.resigned())) {
                    signers.addFirst(ROLLED);
                }
                int copies = isHit(now.duplicated()) ? random.nextInt(2, MAX_COPIES + 1) : 1;
                for (int i = 0; i < copies; i++) {
                    sendUntilTaken(address, event, signers);
                }
            }
            synchronized (pending) {
                pending.remove(event);
            }
        }
    }

    private void sendUntilTaken(Supplier<Optional<URI>> address, ObjectNode event, List<String> signers)
            throws InterruptedException {
        boolean isTaken = false;
        boolean isOver = false;
        while (!isTaken && !isOver) {
            Optional<Delivery.Receiver> receiver = address.get().map(HttpReceiver::new);
            isTaken = receiver.isPresent() && isTaken(receiver.get().receive(delivery(event, signers)));
            isOver = !isTaken && closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private boolean isHit(int percent) {
        return percent > 0 && random.nextInt(PERCENT) < percent;
    }

    private static boolean isTaken(int status) {
        return status / 100 == 2;
    }

    private Delivery delivery(ObjectNode event, List<String> signers) {
        String body = Wire.text(event);
        String header = Signature.header(body, clock.instant().getEpochSecond(), signers);
        return new Delivery(Wire.id(event), event.path("type").asText(), body, header);
    }
}
