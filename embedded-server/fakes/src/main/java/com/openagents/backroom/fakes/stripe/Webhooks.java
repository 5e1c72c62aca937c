package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Sends what happens to whoever listens: all at once and in order, with mischief under a seed, or each as it
/// happens. What isn't answered with 2xx stays for the next delivery, as Stripe sends again. Any thread may call it.
public final class Webhooks implements AutoCloseable {
    private static final int MAX_COPIES = 3;
    private static final int PERCENT = 100;

    /// Between two tries of [#deliverTo]; Stripe takes minutes and hours.
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Random random;
    private final List<ObjectNode> pending = new ArrayList<>();
    private final LinkedBlockingQueue<ObjectNode> arrived = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile List<String> secrets = List.of(FakeStripe.WEBHOOK_SECRET);

    Webhooks(InstantSource clock, long seed) {
        this.clock = clock;
        random = new Random(seed);
    }

    void add(ObjectNode event) {
        synchronized (pending) {
            pending.add(event);
        }
        arrived.add(event);
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
                signers.addFirst("whsec_rolled");
            }
            if (!isTaken(receiver.receive(delivery(event, signers))) && !staying.contains(event)) {
                staying.add(event);
            }
        }
        synchronized (pending) {
            pending.addAll(0, staying);
        }
    }

    /// Sends each event to this address as it happens, again and again until it is taken; until the fake is closed.
    public void deliverTo(URI address) {
        HttpReceiver receiver = new HttpReceiver(address);
        Thread.ofVirtual().name("fake-stripe-webhooks").start(() -> {
            try {
                sendArrived(receiver);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void sendArrived(HttpReceiver receiver) throws InterruptedException {
        while (closed.getCount() > 0) {
            ObjectNode event = arrived.take();
            while (!isTaken(receiver.receive(delivery(event, secrets)))) {
                if (closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            synchronized (pending) {
                pending.remove(event);
            }
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
