package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.stream.ClientState;
import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.testing.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A HUD of which a minute is told: one message every ten seconds, the last of them private to strangers.
class ReplayRoutesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T09:15:00Z");
    private static final String PAGE = "/hud/ada/shop";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ServerFixture fixture;

    @BeforeEach
    void tell() {
        fixture = new ServerFixture(folder);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(draft(0, new SessionStart(null, "/home/ada/shop", null, "Cart", null)));
        for (int i = 1; i <= 5; i++) {
            drafts.add(draft(i, new Chunk(Role.ASSISTANT, "word" + i + " to ada@example.org", "m" + i)));
        }
        fixture.server().publisher().accept(new IngestBatch(drafts, List.of(), null));
        share(true);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void page_showsTheMoment_andSaysThatItIsAReplay() {
        String page = ask("?replay=0&at=2026-11-23T09:15:25Z");
        assertTrue(page.contains("word2") && !page.contains("word3"), page);
        assertTrue(
                page.contains("<span class=\"badge\">Replay</span>") && page.contains("data-replay=\"paused\""), page);
        assertFalse(page.contains("badge live"), page);
        assertTrue(
                page.contains("data-stream=\"/hud/ada/shop/stream?replay=0&amp;at=2026-11-23T09%3A15%3A25Z\""), page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?replay=1&at=4",
                "?replay=1&at=2026-11-23T09:15:30Z",
                "?replay=0&at=3&step=1",
                "?replay=0&at=5&step=-1",
                "?replay=0&at=1&step=3",
                "?replay=0&at=6&step=-2",
                "?replay=0&at=2026-11-23T09:15:40.500Z&step=-1&session=s1",
                "?replay=0&at=2026-11-23T09:15:29Z&step=1"
            })
    void everyWayToTheFourthEvent_showsIt(String query) {
        String page = ask(query);
        boolean isOneFurther = query.contains("40.500");
        assertTrue(page.contains(isOneFurther ? "word4" : "word3"), page);
        assertFalse(page.contains(isOneFurther ? "word5" : "word4"), page);
    }

    @Test
    void withoutAPlace_itBeginsWithTheSession() {
        String page = ask("?replay=20");
        assertTrue(page.contains("Cart") && !page.contains("word1") && page.contains("session=s1"), page);
        assertTrue(page.contains("data-replay=\"20\u00d7\""), page);
    }

    @Test
    void stream_sendsTheMoment_thenTheRestAtItsPace() {
        try (SseViewer viewer = SseViewer.open(url("?replay=1000&at=2"), null)) {
            Await.until("the last event", () -> viewer.lastEventId().endsWith("-6"));
            assertEquals("snapshot", viewer.received().getFirst().event());
            assertTrue(viewer.received().getFirst().id().endsWith("-2"));
            ClientState client = new ClientState();
            viewer.received().forEach(client::take);
            assertEquals(List.of(3L, 4L, 5L, 6L), client.seqs());
            Await.until("the end", () -> viewer.received().getLast().data().contains("\"speed\":0"));
            assertEquals("presence", viewer.received().getLast().event());
            assertTrue(viewer.received().getLast().data().contains("2026-11-23T09:15:55Z"));
        }
    }

    @Test
    void strangers_seeThePublicProjection_theOwnerEverything() {
        try (SseViewer stranger = SseViewer.open(url("?replay=1000&at=1"), null);
                Browser owner = fixture.operatorsBrowser()) {
            Await.until("the last event", () -> stranger.lastEventId().endsWith("-6"));
            assertFalse(stranger.received().toString().contains("ada@example.org"));
            assertTrue(stranger.received().toString().contains("word5"));
            assertFalse(ask("?replay=0&at=3").contains("ada@example.org"));
            assertTrue(owner.get(PAGE + "?replay=0&at=3").body().contains("ada@example.org"));
        }
    }

    @Test
    void madePrivate_replaysEndToo() {
        try (SseViewer viewer = SseViewer.open(url("?replay=0&at=2"), null)) {
            Await.until("the state", () -> !viewer.received().isEmpty());
            share(false);
            Await.until("the end", viewer::isEnded);
        }
        assertEquals(404, fixture.get(PAGE + "?replay=1").statusCode());
        assertEquals(404, fixture.get(PAGE + "/stream?replay=1").statusCode());
    }

    @Test
    void aViewerThatComesBack_goesOnWhereItStopped() {
        String place;
        try (SseViewer viewer = SseViewer.open(url("?replay=1000&at=1"), null)) {
            Await.until("some", () -> viewer.lastEventId().endsWith("-6"));
            place = viewer.lastEventId().replace("-6", "-4");
        }
        try (SseViewer again = SseViewer.open(url("?replay=1000&at=1"), place)) {
            Await.until("the last event", () -> again.lastEventId().endsWith("-6"));
            assertTrue(again.received().getFirst().id().endsWith("-4"));
        }
    }

    @Test
    void aViewerThatComesBack_toAReplayThatStandsStill_seesTheSameMoment() {
        String asked = "?replay=0&at=2026-11-23T09:15:25Z";
        try (SseViewer viewer = SseViewer.open(url(asked), null)) {
            Await.until("the state", () -> !viewer.received().isEmpty());
            try (SseViewer again = SseViewer.open(url(asked), viewer.lastEventId())) {
                Await.until("the state again", () -> !again.received().isEmpty());
                assertTrue(again.received().getFirst().data().contains("\"now\":\"2026-11-23T09:15:25Z\""));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?replay=1001",
                "?replay=-1",
                "?replay=fast",
                "?replay=",
                "?replay=1&at=noon",
                "?replay=1&step=101"
            })
    void wishesThatCannotBeUnderstood_areSaid(String query) {
        for (String path : List.of(PAGE, PAGE + "/stream")) {
            HttpResponse<String> answer = fixture.get(path + query, "Accept", "application/json");
            assertEquals(400, answer.statusCode(), path + query);
            assertTrue(answer.body().contains("\"code\":\"bad_request\""), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01T00:00:00Z", "2400-01-01T00:00:00Z"})
    void timesOutsideOfTheLog_meanItsEnds(String at) {
        String page = ask("?replay=0&at=" + at);
        assertEquals(at.startsWith("2400"), page.contains("word5"));
    }

    @Test
    void anEventThatIsNotThere_isNotFound() {
        assertEquals(404, fixture.get(PAGE + "?replay=1&at=77").statusCode());
        assertEquals(404, fixture.get(PAGE + "/stream?replay=1&at=77").statusCode());
    }

    private String ask(String query) {
        HttpResponse<String> answer = fixture.get(PAGE + query);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private String url(String query) {
        return fixture.server().origin().url(PAGE + "/stream" + query);
    }

    private void share(boolean isPublic) {
        fixture.server()
                .huds()
                .change(ServerFixture.HUD, new HudSettings(isPublic, false, RedactionPolicy.STANDARD, List.of()));
    }

    private static Draft draft(int number, HudEvent event) {
        return new Draft(
                "s1",
                "/home/ada/shop",
                BEGIN.plusSeconds(10L * number),
                "claude-code",
                null,
                null,
                "e" + number,
                null,
                event);
    }
}
