package com.openagents.backroom.bench.viewers;

import com.openagents.backroom.bench.process.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Many viewers in one process that come back like browsers when their stream ends: after the time the server gave,
/// with
/// the place they had come to. Each is a virtual thread.
public final class ReturningCrowd {
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

    /// What a browser waits until a server says otherwise (HTML standard, 9.2).
    private static final long DEFAULT_RETRY_MILLIS = 3_000;

    private static final long MAX_SECONDS = 120;

    private final int port;
    private final String path;
    private final long lastSeq;
    private final CountDownLatch ready;
    private final CountDownLatch back;
    private final AtomicInteger gaps = new AtomicInteger();
    private final AtomicLong endedNanos = new AtomicLong();

    private ReturningCrowd(int port, String path, int viewers, long lastSeq) {
        this.port = port;
        this.path = path;
        this.lastSeq = lastSeq;
        this.ready = new CountDownLatch(viewers);
        this.back = new CountDownLatch(viewers);
    }

    /// All viewers have the state.
    ///
    /// @param millis since the first one connected
    public record Ready(double millis) {}

    /// All have come back and have the last event.
    ///
    /// @param millis since the first stream ended
    /// @param gaps viewers that were sent the state again, or missed an event, or got one twice
    public record Back(double millis, int gaps) {}

    /// Arguments: port, path, viewers, seq of the last event.
    public static void main(String[] arguments) throws Exception {
        int viewers = Integer.parseInt(arguments[2]);
        ReturningCrowd crowd =
                new ReturningCrowd(Integer.parseInt(arguments[0]), arguments[1], viewers, Long.parseLong(arguments[3]));
        long begin = System.nanoTime();
        for (int i = 0; i < viewers; i++) {
            Thread.ofVirtual().start(crowd.new Viewer()::follow);
        }
        require(crowd.ready, "have the state");
        Client.say(new Ready((System.nanoTime() - begin) / 1e6));
        require(crowd.back, "have come back");
        Client.say(new Back((System.nanoTime() - crowd.endedNanos.get()) / 1e6, crowd.gaps.get()));
    }

    private static void require(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(MAX_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(latch.getCount() + " viewers do not " + what);
        }
    }

    /// One browser.
    private final class Viewer {
        private String place = "";
        private long seq;
        private long retryMillis = DEFAULT_RETRY_MILLIS;
        private boolean hasState;
        private boolean isFaulty;

        void follow() {
            try {
                while (seq < lastSeq) {
                    read();
                    endedNanos.compareAndSet(0, System.nanoTime());
                    if (seq < lastSeq) {
                        Thread.sleep(retryMillis);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /// Until the stream ends or the last event has come.
        private void read() {
            String ask = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/event-stream\r\n"
                    + (place.isEmpty() ? "" : "Last-Event-ID: " + place + "\r\n") + "\r\n";
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
                String event = "";
                for (String line = lines.readLine(); line != null && seq < lastSeq; line = lines.readLine()) {
                    event = take(line, event);
                }
            } catch (IOException e) {
                // the server is not there; the viewer comes again
            }
        }

        private String take(String line, String event) {
            if (line.startsWith("event: ")) {
                return line.substring(7);
            }
            if (line.startsWith("retry: ")) {
                retryMillis = Long.parseLong(line.substring(7));
            } else if (line.startsWith("id: ")) {
                place = line.substring(4);
            } else if (line.startsWith("data: ")) {
                takeData(event, line);
            }
            return event;
        }

        private void takeData(String event, String line) {
            switch (event) {
                case "snapshot", "reset" -> {
                    if (hasState) {
                        fault();
                    } else {
                        hasState = true;
                        seq = Long.parseLong(place.substring(place.lastIndexOf('-') + 1));
                        ready.countDown();
                    }
                }
                case "hud" -> {
                    Matcher seqs = SEQ.matcher(line);
                    while (seqs.find()) {
                        long next = Long.parseLong(seqs.group(1));
                        if (next != seq + 1) {
                            fault();
                        }
                        seq = next;
                    }
                    if (seq >= lastSeq) {
                        back.countDown();
                    }
                }
                default -> {}
            }
        }

        private void fault() {
            if (!isFaulty) {
                isFaulty = true;
                gaps.incrementAndGet();
            }
        }
    }
}
