package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.testing.Await;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole server with many who never finish a request, and twice as many at a time as it works on (requirements
/// NET-07,
/// NET-08): the operator's listener answers all the while, and everybody once it is over.
class OverloadTest {
    private static final int SLOW = 400;
    private static final int EAGER = 2 * WebLimits.MAX_REQUESTS;
    private static final int LOOKS = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void slowAndTooMany_leaveHealthAnswering_NET07() throws InterruptedException {
        List<RawClient> slow = new ArrayList<>();
        List<Thread> eager = new ArrayList<>();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        try (ServerFixture fixture = new ServerFixture(folder)) {
            int port = fixture.port();
            for (int i = 0; i < SLOW; i++) {
                slow.add(RawClient.connect(port).send("GET / HTTP/1.1\r\nHost: 127.0.0.1"));
            }
            for (int i = 0; i < EAGER; i++) {
                eager.add(Thread.ofVirtual().start(() -> {
                    while (!isOver.get()) {
                        statuses.add(ask(port));
                        answers.incrementAndGet();
                    }
                }));
            }
            Await.until("everybody was answered", () -> answers.get() > EAGER);
            for (int i = 0; i < LOOKS; i++) {
                assertEquals(200, fixture.admin("/healthz").statusCode());
            }
            isOver.set(true);
            for (Thread thread : eager) {
                thread.join();
            }
            assertTrue(Set.of(200, 503).containsAll(statuses), statuses.toString());
            assertEquals(200, fixture.get("/").statusCode());
        } finally {
            isOver.set(true);
            slow.forEach(RawClient::close);
        }
    }

    private static int ask(int port) {
        try (RawClient client = RawClient.connect(port)) {
            return client.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n")
                    .readAnswer()
                    .status();
        } catch (UncheckedIOException e) {
            return -1; // no answer at all
        }
    }
}
