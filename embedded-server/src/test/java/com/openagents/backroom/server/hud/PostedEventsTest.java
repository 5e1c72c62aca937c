package com.openagents.backroom.server.hud;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Agents on other machines send events: each is stored once, redacted, in the owner's HUD alone.
class PostedEventsTest {
    private static final String PATH = "/api/hud/bob/shop/events";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void events_areStoredOnceAndShown() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            String key = PeopleFixture.key(bob, "events");
            String batch = chunk("e1", "m1", "Hello from ") + chunk("e2", "m1", "far away") + "\r\n\n";
            assertEquals(
                    "{\"accepted\":2,\"duplicates\":0,\"rejected_count\":0,\"rejected\":[]}",
                    post(people, key, batch).body());
            assertEquals(
                    "{\"accepted\":1,\"duplicates\":2,\"rejected_count\":0,\"rejected\":[]}",
                    post(people, key, batch + chunk("e3", "m2", "more")).body(),
                    "a batch that is sent again is stored no second time");
            Await.until(
                    "it is shown", () -> stranger.get("/hud/bob/shop").body().contains("Hello from far away"));
            String log = stranger.get("/hud/bob/shop/events").body();
            assertEquals(3, log.lines().count());
            assertTrue(log.contains("\"seq\":3") && log.contains("\"agent\":\"custom\""), log);
        }
    }

    @Test
    void sameBatchFromManyThreads_isStoredOnce() throws InterruptedException, ExecutionException {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            people.hudOfBob(bob, "shop");
            String key = PeopleFixture.key(bob, "events");
            StringBuilder batch = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                batch.append(chunk("e" + i, "m" + i, "word " + i));
            }
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(
                        pool.submit(() -> post(people, key, batch.toString()).body()));
            }
            long accepted = 0;
            for (Future<String> answer : answers) {
                accepted += Long.parseLong(answer.get().replaceAll("\\{\"accepted\":(\\d+),.*", "$1"));
            }
            assertEquals(50, accepted);
            assertEquals(50, bob.get("/hud/bob/shop/events").body().lines().count());
        }
    }

    @Test
    void linesThatAreNone_areNamedAndTheRestIsStored() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String batch = chunk("e1", "m1", "good")
                    + "not json\n"
                    + "{\"type\":\"chunk\",\"session_id\":\"s\",\"source_id\":\"x\"}\n"
                    + "{\"type\":\"nothing_known\",\"session_id\":\"s\",\"source_id\":\"x\"}\n"
                    + "{\"type\":\"tick_start\",\"session_id\":\"s\"}\n"
                    + "{\"type\":\"tick_start\",\"session_id\":\"s\",\"source_id\":\"y\",\"hud\":\"carol/shop\"}\n"
                    + "{\"type\":\"tick_start\",\"session_id\":\"s\",\"source_id\":\"y\",\"at\":\"now\"}\n"
                    + "{\"type\":\"tick_start\",\"session_id\":\"s\",\"source_id\":\"z\",\"hud\":\"BOB/shop\"}\n"
                    + "[]\n"
                    + "{\"type\":\"tick_start\",\"type\":\"tick_end\",\"session_id\":\"s\",\"source_id\":\"q\"}";
            assertEquals(
                    "{\"accepted\":2,\"duplicates\":0,\"rejected_count\":8,\"rejected\":["
                            + "{\"line\":2,\"code\":\"not_json\"},{\"line\":3,\"code\":\"bad_event\"},"
                            + "{\"line\":4,\"code\":\"bad_event\"},{\"line\":5,\"code\":\"bad_event\"},"
                            + "{\"line\":6,\"code\":\"wrong_hud\"},{\"line\":7,\"code\":\"bad_event\"},"
                            + "{\"line\":9,\"code\":\"bad_event\"},{\"line\":10,\"code\":\"not_json\"}]}",
                    post(people, PeopleFixture.key(bob, "events"), batch).body());
        }
    }

    @Test
    void secretCutByTwoEventsAndTwoBatches_isSeenNowhere_RD01() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String key = PeopleFixture.key(bob, "events");
            String secret = "ghp_0123456789abcdefghijABCDEFGHIJ456789";
            post(
                    people,
                    key,
                    chunk("e1", "m1", "token " + secret.substring(0, 9)) + chunk("e2", "m1", secret.substring(9, 20)));
            post(people, key, chunk("e3", "m1", secret.substring(20) + " end"));
            String log = bob.get("/hud/bob/shop/events").body();
            assertEquals(3, log.lines().count());
            for (int i = 0; i + 8 <= secret.length(); i++) {
                assertFalse(log.contains(secret.substring(i, i + 8)), log);
            }
            assertTrue(log.contains("[REDACTED:") && log.contains(" end"), log);
        }
    }

    @Test
    void keyOfSomebodyElse_reachesNothing_AZ02() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser carol = people.browserOf(CAROL)) {
            people.hudOfBob(bob, "shop");
            String batch = chunk("e1", "m1", "forged");
            assertEquals(
                    404, post(people, PeopleFixture.key(carol, "events"), batch).statusCode());
            assertEquals(
                    403, post(people, PeopleFixture.key(bob, "account"), batch).statusCode());
            assertEquals(401, post(people, "oa_live_x", batch).statusCode());
            assertEquals(401, bob.post(PATH, batch).statusCode(), "a session is no key");
            assertEquals(
                    404,
                    people.server
                            .postText(
                                    "/api/hud/bob/none/events",
                                    batch,
                                    "Authorization",
                                    "Bearer " + PeopleFixture.key(bob, "events"))
                            .statusCode());
            assertEquals("", bob.get("/hud/bob/shop/events").body());
        }
    }

    @Test
    void batchOverTheLimit_isRefusedWhole() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String key = PeopleFixture.key(bob, "events");
            String line = chunk("e1", "m1", "x".repeat(100_000));
            assertEquals(413, post(people, key, line.repeat(90)).statusCode());
            assertEquals("", bob.get("/hud/bob/shop/events").body());
            String many = "{}\n".repeat(PostedEvents.MAX_LINES + 5);
            String answer = post(people, key, many).body();
            assertTrue(answer.contains("\"rejected_count\":" + (PostedEvents.MAX_LINES + 5)), answer);
            assertEquals(PostedEvents.MAX_REJECTED, answer.split("\"line\":", -1).length - 1);
        }
    }

    private static String chunk(String sourceId, String messageId, String text) {
        return "{\"type\":\"chunk\",\"session_id\":\"s1\",\"source_id\":\"" + sourceId + "\",\"role\":\"assistant\","
                + "\"message_id\":\"" + messageId + "\",\"text\":\"" + text + "\"}\n";
    }

    private static HttpResponse<String> post(PeopleFixture people, String key, String body) {
        return people.server.postText(PATH, body, "Authorization", "Bearer " + key);
    }
}
