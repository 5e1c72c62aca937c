package com.openagents.backroom.server.auth;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.github.Fault;
import com.openagents.backroom.server.auth.OperatorLink.State;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator links GitHub from the console (requirement OA-11), against the fake one, which counts every second.
class OperatorLinkTest {
    private static final String POLL = "POST /login/oauth/access_token";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

    @Test
    void codeThatIsTyped_linksTheOperator() {
        try (PeopleFixture people = people();
                OperatorLink link = people.server.operatorLink(clockThatMoves(people, 3, BOB))) {
            assertInstanceOf(State.Unlinked.class, link.state());

            State.Waiting waiting = link.start();

            assertEquals(people.github.url() + "/login/device", waiting.verificationUri());
            assertEquals(PeopleFixture.START.plusSeconds(900), waiting.expiresAt());
            Await.until("linked", () -> link.state() instanceof State.Linked);
            assertEquals(new State.Linked("bob"), link.state());
            assertEquals(
                    people.server.folder().operator().id(),
                    people.account(BOB).orElseThrow().id());
            assertEquals("bob", people.server.server().operator().username());
            assertEquals(4, people.github.requestCount(POLL));
            assertTrue(pauses.stream().allMatch(Duration.ofSeconds(5)::equals), pauses.toString());
        }
    }

    @Test
    void gitHubThatAsksForLongerPauses_getsThem() {
        try (PeopleFixture people = people();
                OperatorLink link = people.server.operatorLink(time -> {
                    pauses.add(time);
                    // the first two questions come too early
                    people.clock.move(pauses.size() <= 2 ? Duration.ofSeconds(1) : time);
                    if (pauses.size() == 4) {
                        people.github.approveDevice(BOB);
                    }
                })) {
            link.start();
            Await.until("linked", () -> link.state() instanceof State.Linked);
            assertEquals(
                    List.of(5L, 5L, 10L, 10L),
                    pauses.stream().map(Duration::toSeconds).toList());
        }
    }

    @Test
    void personWhoSaysNo_isToldSo() {
        try (PeopleFixture people = people();
                OperatorLink link = people.server.operatorLink(time -> {
                    people.clock.move(time);
                    people.github.denyDevice();
                })) {
            link.start();
            Await.until("decided", () -> link.state() instanceof State.Failed);
            assertEquals(new State.Failed("You said no at GitHub. Begin again if that was a mistake."), link.state());
            link.cancel();
            assertInstanceOf(State.Unlinked.class, link.state());
        }
    }

    @Test
    void codeThatIsNotTyped_expires() {
        try (PeopleFixture people = people();
                OperatorLink link = people.server.operatorLink(people.clock::move)) {
            link.start();
            Await.until("decided", () -> link.state() instanceof State.Failed);
            assertEquals(new State.Failed("The code was not typed in time. Begin again."), link.state());
        }
    }

    @Test
    void outage_isSatOut() {
        try (PeopleFixture people = people();
                OperatorLink link = people.server.operatorLink(time -> {
                    pauses.add(time);
                    people.clock.move(time);
                    switch (pauses.size()) {
                        case 1 -> people.github.fail(new Fault.Cut());
                        case 3 -> people.github.fail(new Fault.Secondary(429, Duration.ofSeconds(60)));
                        case 4 -> people.github.fail(new Fault.None());
                        case 5 -> people.github.approveDevice(BOB);
                        default -> {}
                    }
                })) {
            link.start();
            Await.until("linked", () -> link.state() instanceof State.Linked);
            assertEquals(
                    List.of(5L, 0L, 5L, 60L, 5L),
                    pauses.stream().map(Duration::toSeconds).toList());
        }
    }

    @Test
    void gitHubThatIsDown_givesNoCode() {
        try (PeopleFixture people = people();
                OperatorLink link = people.server.operatorLink(people.clock::move)) {
            people.github.fail(new Fault.Page(502));
            assertEquals(
                    "github_down", assertThrows(ApiException.class, link::start).code());
            assertInstanceOf(State.Unlinked.class, link.state());
        }
    }

    @Test
    void identityWithAnEmptyAccount_movesToTheOperator() {
        try (PeopleFixture people = people();
                Browser before = people.browserOf(BOB);
                OperatorLink link = people.server.operatorLink(clockThatMoves(people, 1, BOB))) {
            link.start();
            Await.until("linked", () -> link.state() instanceof State.Linked);
            assertEquals(
                    people.server.folder().operator().id(),
                    people.account(BOB).orElseThrow().id());
            assertEquals("{\"user\":null}", before.get("/api/auth/me").body(), "the empty account is gone");
        }
    }

    @Test
    void unlinking_dropsTheTokenAndTakesTheGrantBack() throws IOException {
        try (PeopleFixture people = people();
                OperatorLink link = people.server.operatorLink(clockThatMoves(people, 1, BOB))) {
            link.start();
            Await.until("linked", () -> link.state() instanceof State.Linked);
            assertEquals(1, people.github.tokenCount(BOB));

            String answer = people.server
                    .adminDelete("/api/admin/github/link", people.server.operator())
                    .body();

            assertEquals("{\"state\":\"unlinked\"}", answer);
            assertEquals(0, people.github.tokenCount(BOB));
            assertTrue(people.account(BOB).isEmpty());
            assertEquals("bob", people.server.server().operator().username(), "links carry it");
        }
    }

    @Test
    void adminRoute_beginsAndTellsHowItStands() throws IOException {
        try (PeopleFixture people = people()) {
            String[] operator = people.server.operator();
            String path = "/api/admin/github/link";
            assertEquals(401, people.server.admin(path).statusCode());
            assertEquals(
                    401,
                    people.server.adminPost(path, "", "Sec-Fetch-Site", "none").statusCode());
            assertEquals(
                    "{\"state\":\"unlinked\"}",
                    people.server.admin(path, operator).body());
            String begun = people.server.adminPost(path, "", operator).body();
            assertTrue(begun.startsWith("{\"state\":\"waiting\",\"user_code\":\"FAKE-0001\""), begun);
            assertEquals(begun, people.server.admin(path, operator).body());
        }
    }

    private PeopleFixture people() {
        return new PeopleFixture(folder, Map.of());
    }

    /// A pause that moves the clock; after so many pauses the person types the code.
    private OperatorLink.Pause clockThatMoves(PeopleFixture people, int pausesBefore, long userId) {
        return time -> {
            pauses.add(time);
            people.clock.move(time);
            if (pauses.size() == pausesBefore + 1) {
                people.github.approveDevice(userId);
            }
        };
    }
}
