package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirements RT-05 and RT-06: viewers that take nothing are ended, and cost the others nothing.
class StalledViewersTest {
    private static final int VIEWERS = 450;
    private static final int STALLED = 50;
    private static final int BATCHES = 60;
    private static final int BATCH_EVENTS = 10;
    private static final int SMALL_RECEIVE_BUFFER = 4_096;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void stalledViewers_areEndedAndTheOthersGetEverything() throws IOException {
        List<SseViewer> viewers = new ArrayList<>();
        List<Socket> stalled = new ArrayList<>();
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            StreamTest.awaitSeq(fixture, 1);
            for (int i = 0; i < STALLED; i++) {
                stalled.add(stall(fixture.port()));
            }
            for (int i = 0; i < VIEWERS; i++) {
                viewers.add(SseViewer.open(StreamTest.url(fixture), null));
            }
            Await.until("all are in", () -> fixture.server().viewers() == VIEWERS + STALLED);
            Await.until(
                    "all have the state",
                    () -> viewers.stream()
                            .allMatch(viewer -> viewer.lastEventId().endsWith("-1")));
            for (int batch = 1; batch <= BATCHES; batch++) {
                fixture.write(batch(batch));
                String end = "-" + (1 + batch * BATCH_EVENTS);
                Await.until(
                        "batch " + batch + " has reached everyone who reads",
                        () -> viewers.stream()
                                .allMatch(viewer -> viewer.lastEventId().endsWith(end)));
            }
            for (SseViewer viewer : viewers) {
                ClientState client = new ClientState();
                viewer.received().forEach(client::take);
                assertEquals(BATCHES * BATCH_EVENTS, client.seqs().size());
                assertEquals(0, client.resets());
            }
            Await.until("the stalled are ended", () -> fixture.server().viewers() == VIEWERS);
            assertTrue(viewers.stream().noneMatch(SseViewer::isEnded), "a reader was ended too");
        } finally {
            viewers.forEach(SseViewer::close);
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    /// A viewer that connects and never reads.
    private static Socket stall(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /hud/ada/shop/stream HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<HudEvent> batch(int batch) {
        List<HudEvent> events = new ArrayList<>();
        for (int i = 0; i < BATCH_EVENTS; i++) {
            events.add(new Chunk(Role.ASSISTANT, "some words ".repeat(100), "m" + batch + "." + i));
        }
        return events;
    }
}
