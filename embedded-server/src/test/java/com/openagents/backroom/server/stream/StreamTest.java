package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.hud.Audience;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.RawClient;
import com.openagents.backroom.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirements RT-01 to RT-05 over real connections.
class StreamTest {
    private static final HudSettings PRIVATE = new HudSettings(false, true, RedactionPolicy.STANDARD, List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void viewer_getsTheStateThenEventsAsTheyCome() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(5);
            awaitSeq(fixture, 5);
            try (SseViewer viewer = SseViewer.open(url(fixture), null)) {
                Await.until("the state", () -> !viewer.received().isEmpty());
                assertEquals("snapshot", viewer.received().getFirst().event());
                assertTrue(viewer.lastEventId().matches("[0-9a-f]{32}-5"), viewer.lastEventId());
                fixture.write(2);
                Await.until("two events", () -> viewer.lastEventId().endsWith("-7"));
                assertEquals(List.of(6L, 7L), client(viewer).seqs());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 200, 3_000})
    void viewerThatComesBack_getsExactlyWhatItMissed(int missed) {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(10);
            awaitSeq(fixture, 10);
            String place;
            try (SseViewer first = SseViewer.open(url(fixture), null)) {
                Await.until("the state", () -> first.lastEventId().endsWith("-10"));
                place = first.lastEventId();
            }
            for (int left = missed; left > 0; left -= 500) {
                fixture.write(Math.min(500, left));
            }
            awaitSeq(fixture, 10 + missed);
            try (SseViewer again = SseViewer.open(url(fixture), place)) {
                fixture.write(1);
                Await.until("the newest", () -> again.lastEventId().endsWith("-" + (11 + missed)));
                List<Long> seqs = again.received().stream()
                        .flatMap(message -> seqs(message).stream())
                        .toList();
                assertEquals(LongStream.rangeClosed(11, 11 + missed).boxed().toList(), seqs);
                assertTrue(again.received().stream()
                        .allMatch(message ->
                                message.event().equals("hud") || message.event().equals("presence")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef-3", "nonsense", "-1", "EPOCH-99999", "EPOCH--1"})
    void unknownPlace_beginsAnewAndSaysSo(String place) {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(3);
            awaitSeq(fixture, 3);
            String epoch;
            try (SseViewer first = SseViewer.open(url(fixture), null)) {
                Await.until("the state", () -> first.lastEventId().endsWith("-3"));
                epoch = first.lastEventId().substring(0, 32);
            }
            try (SseViewer lost = SseViewer.open(url(fixture), place.replace("EPOCH", epoch))) {
                Await.until(
                        "the state",
                        () -> lost.received().stream()
                                .anyMatch(message -> message.event().equals("snapshot")));
                assertEquals(3, client(lost).seq());
                assertEquals(1, client(lost).resets(), lost.received().toString());
            }
        }
    }

    @Test
    void anyPatternOfDisconnects_leavesTheClientWithTheServersState() {
        long seed = System.nanoTime();
        System.out.println("StreamTest seed " + seed);
        Random random = new Random(seed);
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            awaitSeq(fixture, 1);
            ClientState client = new ClientState();
            String place = null;
            long written = 1;
            // A viewer that fell behind is cut off and comes back, so the last rounds may be a few.
            for (int round = 0; round < 25 || (client.seq() < written && round < 100); round++) {
                try (SseViewer viewer = SseViewer.open(url(fixture), place)) {
                    int now = round < 25 ? random.nextInt(60) : 0;
                    fixture.write(now);
                    written += now;
                    String end = "-" + written;
                    int patience = random.nextInt(3);
                    if (patience > 0 || round >= 24) {
                        Await.until(
                                "all events of the round, or the stream's end",
                                () -> viewer.lastEventId().endsWith(end) || viewer.isEnded());
                    }
                    List<SseViewer.Received> got = List.copyOf(viewer.received());
                    got.forEach(client::take);
                    place = got.isEmpty() ? place : got.getLast().id();
                }
                int away = random.nextInt(10) == 0 ? 1_500 : random.nextInt(100);
                for (int left = away; left > 0 && round < 24; left -= 100) {
                    int part = Math.min(100, left);
                    fixture.write(part);
                    written += part;
                }
            }
            Instant at = Instant.now();
            long last = written;
            assertEquals(last, client.seq());
            String server = fixture.server()
                    .huds()
                    .find(ServerFixture.HUD)
                    .orElseThrow()
                    .channel(Audience.PUBLIC)
                    .read(state -> new String(
                            Answer.object(out -> StateJson.writePublic(state, out, at)), StandardCharsets.UTF_8));
            assertEquals(server, client.json(at));
        }
    }

    @Test
    void hudMadePrivate_endsItsStreams() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            awaitSeq(fixture, 1);
            try (SseViewer viewer = SseViewer.open(url(fixture), null)) {
                Await.until("the state", () -> !viewer.received().isEmpty());
                fixture.server().huds().change(ServerFixture.HUD, PRIVATE);
                Await.until("the stream is over", viewer::isEnded);
                assertEquals("reset", viewer.received().getLast().event());
                Await.until("nobody watches", () -> fixture.server().viewers() == 0);
            }
        }
    }

    /// So that all who watch a server that restarts don't come back at one moment.
    @Test
    void viewers_areToldToComeBackAtDifferentTimes_RT08() throws IOException {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            awaitSeq(fixture, 1);
            Set<Integer> millis = new HashSet<>();
            for (int i = 0; i < 8; i++) {
                try (RawClient viewer = RawClient.connect(fixture.port())) {
                    viewer.send("GET /hud/ada/shop/stream HTTP/1.1\r\nHost: 127.0.0.1:" + fixture.port() + "\r\n\r\n");
                    millis.add(retry(viewer.input()));
                }
            }
            assertTrue(millis.size() > 1, "all are told " + millis);
            assertTrue(
                    millis.stream()
                            .allMatch(retry ->
                                    retry >= StreamLimits.MIN_RETRY_MILLIS && retry <= StreamLimits.MAX_RETRY_MILLIS),
                    millis.toString());
        }
    }

    private static int retry(InputStream stream) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("retry: ")) {
                return Integer.parseInt(line.substring(7));
            }
        }
        throw new AssertionError("no retry");
    }

    @Test
    void viewersOverTheCap_areToldToComeBack() {
        try (ServerFixture fixture = new ServerFixture(folder, new StreamLimits(3, 2, 100, 100))) {
            fixture.write(1);
            awaitSeq(fixture, 1);
            SseViewer one = SseViewer.open(url(fixture), null);
            SseViewer two = SseViewer.open(url(fixture), null);
            Await.until("both are in", () -> fixture.server().viewers() == 2);
            var refused = fixture.get("/hud/ada/shop/stream");
            assertEquals(429, refused.statusCode());
            assertEquals("30", refused.headers().firstValue("Retry-After").orElse(""));
            one.close();
            Await.until("one has left", () -> {
                fixture.write(1);
                return fixture.server().viewers() == 1;
            });
            two.close();
        }
    }

    @Test
    void cookieFromAnotherSite_isRefused() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            awaitSeq(fixture, 1);
            var refused = fixture.get("/hud/ada/shop/stream", "Cookie", "oa_session=x", "Sec-Fetch-Site", "cross-site");
            assertEquals(403, refused.statusCode());
        }
    }

    @Test
    void serverThatStops_endsStreamsInTime() {
        long before;
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            awaitSeq(fixture, 1);
            SseViewer viewer = SseViewer.open(url(fixture), null);
            Await.until("the state", () -> !viewer.received().isEmpty());
            before = System.nanoTime();
        }
        long millis = (System.nanoTime() - before) / 1_000_000;
        assertTrue(millis < 5_000, "RE-09: took " + millis + " ms");
    }

    static void awaitSeq(ServerFixture fixture, long seq) {
        Await.until(
                "event " + seq + " is seen",
                () -> fixture.server()
                        .huds()
                        .find(ServerFixture.HUD)
                        .filter(hud -> hud.channel(Audience.PUBLIC).read(state -> state.seq() == seq))
                        .isPresent());
    }

    static String url(ServerFixture fixture) {
        return fixture.server().shareUrl(ServerFixture.HUD) + "/stream";
    }

    private static ClientState client(SseViewer viewer) {
        ClientState client = new ClientState();
        viewer.received().forEach(client::take);
        return client;
    }

    static List<Long> seqs(SseViewer.Received message) {
        if (!message.event().equals("hud")) {
            return List.of();
        }
        try {
            return Json.parse(message.data()).findValues("seq").stream()
                    .map(JsonNode::asLong)
                    .toList();
        } catch (NotJsonException e) {
            throw new AssertionError(e);
        }
    }
}
