package com.openagents.backroom.server.repo;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static com.openagents.backroom.server.testing.PeopleFixture.START;
import static com.openagents.backroom.server.testing.PeopleFixture.form;
import static com.openagents.backroom.server.testing.PeopleFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.github.FakeRepo;
import com.openagents.backroom.fakes.github.Fault;
import com.openagents.backroom.server.db.WriteAccessStore;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Picking a repository makes its HUD; GitHub says who may and whether it is private (requirement AZ-03).
class RepoPickerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void picker_showsTheNewestFirstWithBadgesAndFindsByName() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB)) {
            String list = bob.get("/api/repos").body();
            assertTrue(list.indexOf("org/new") < list.indexOf("bob/old"), list);
            assertTrue(list.contains(
                    "\"full_name\":\"bob/secret\",\"name\":\"secret\",\"private\":true,\"can_push\":true"));
            assertTrue(bob.get("/api/repos?q=SECR").body().contains("bob/secret"));
            assertFalse(bob.get("/api/repos?q=SECR").body().contains("bob/old"));
            assertEquals(1, people.github.requestCount("GET /api/v3/user/repos"), "a search asks GitHub no more");

            String page = bob.get("/repos").body();
            assertTrue(page.indexOf("org/new") < page.indexOf("bob/old"), page);
            assertTrue(page.contains("bob/secret <span class=\"badge\">private</span>"), page);
            assertFalse(page.contains("org/readable"), "only those who can push make a HUD");
            assertTrue(page.contains("1 that you can only read"), page);
            assertFalse(bob.get("/repos?q=secr").body().contains("bob/old"));
        }
    }

    @Test
    void writeAccess_isWhatGitHubSays() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB)) {
            WriteAccessStore store = new WriteAccessStore(people.server.folder().database());
            var id = people.account(BOB).orElseThrow().id();
            bob.get("/api/repos");
            assertEquals(List.of("bob/old", "bob/secret", "org/new"), store.list(id));

            people.github.with(new FakeRepo("org/new", false, START, Set.of(BOB), Set.of(CAROL)));
            people.clock.move(Duration.ofMinutes(2));
            bob.get("/api/repos");
            assertEquals(List.of("bob/old", "bob/secret"), store.list(id), "what was taken away is gone");
        }
    }

    @Test
    void pick_makesTheHudAndGoesThere() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            HttpResponse<String> picked = form(bob, "/repos", "repo=org%2Fnew");
            assertEquals(303, picked.statusCode());
            assertEquals("/hud/bob/new", Browser.location(picked));
            assertEquals(200, bob.get("/hud/bob/new").statusCode());
            assertEquals(200, stranger.get("/hud/bob/new").statusCode(), "public by default");
            assertEquals("/hud/bob/new", Browser.location(form(bob, "/repos", "repo=org%2FNEW")), "once");
            assertEquals(
                    1,
                    people.server
                            .folder()
                            .huds()
                            .of(people.account(BOB).orElseThrow().id())
                            .size());
        }
    }

    @Test
    void privateRepository_getsAPrivateHud_AZ03() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            HttpResponse<String> made = json(bob, "/api/repos", "{\"repo\":\"bob/secret\"}");
            assertEquals(201, made.statusCode(), made.body());
            assertEquals(404, stranger.get("/hud/bob/secret").statusCode());
            assertEquals(200, bob.get("/hud/bob/secret").statusCode());
            String settings = bob.get("/api/hud/settings?repo=secret").body();
            assertTrue(
                    settings.contains("\"is_public\":false") && settings.contains("\"private_at_github\""), settings);
        }
    }

    @Test
    void visibilityAtGitHub_isFollowedUntilTheOwnerDecides_AZ03() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            json(bob, "/api/repos", "{\"repo\":\"org/new\"}");
            people.repo("org/new", true);
            follow(people);
            assertEquals(404, stranger.get("/hud/bob/new").statusCode());
            people.repo("org/new", false);
            follow(people);
            assertEquals(200, stranger.get("/hud/bob/new").statusCode());

            json(bob, "/api/hud/settings", "{\"repo\":\"new\",\"is_public\":true}");
            people.repo("org/new", true);
            follow(people);
            assertEquals(200, stranger.get("/hud/bob/new").statusCode(), "the owner said so");
        }
    }

    @Test
    void repositoryThatTheOwnerNoLongerSees_makesItsHudPrivate_AZ03() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            json(bob, "/api/repos", "{\"repo\":\"org/new\"}");
            assertEquals(200, stranger.get("/hud/bob/new").statusCode());

            people.github.with(new FakeRepo("org/new", true, START, Set.of(), Set.of(CAROL))); // and bob left the org
            follow(people);

            assertEquals(404, stranger.get("/hud/bob/new").statusCode());
            assertTrue(bob.get("/shares").body().contains("GitHub does not show the repository to everybody"));
        }
    }

    @Test
    void reachableServer_startsHudsPrivateUntilItIsKnown_AZ03() {
        try (PeopleFixture people = new PeopleFixture(folder, Map.of("server.host", List.of("0.0.0.0")));
                Browser stranger = people.server.browser();
                Browser operator = people.server.operatorsBrowser()) {
            people.server.write(1);
            Await.until("the HUD is there", () -> operator.get("/hud/ada/shop").statusCode() == 200);
            assertEquals(404, stranger.get("/hud/ada/shop").statusCode());
            String settings = operator.get("/api/hud/settings?repo=shop").body();
            assertTrue(settings.contains("\"decided_by\":\"no_remote\""), settings);
            String wish = "{\"repo\":\"shop\",\"is_public\":true,\"confirm_exposure\":true}";
            assertEquals(200, json(operator, "/api/hud/settings", wish).statusCode());
            assertEquals(200, stranger.get("/hud/ada/shop").statusCode());
        }
    }

    @Test
    void thoseWhoCantPush_makeNoHud() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB)) {
            HttpResponse<String> refused = json(bob, "/api/repos", "{\"repo\":\"org/readable\"}");
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("you can't push to org/readable"), refused.body());
            assertEquals(404, json(bob, "/api/repos", "{\"repo\":\"org/none\"}").statusCode());
            assertEquals(
                    404, json(bob, "/api/repos", "{\"repo\":\"carol/hidden\"}").statusCode());
            assertTrue(people.server
                    .folder()
                    .huds()
                    .of(people.account(BOB).orElseThrow().id())
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"repo\":\"\"}",
                "{\"repo\":\"shop\"}",
                "{\"repo\":\"a/b/c\"}",
                "{\"repo\":\"../x\"}",
                "{\"repo\":\"a/..\"}",
                "{\"repo\":\"a b/c\"}",
                "{\"repo\":\"ä/c\"}"
            })
    void namesThatAreNone_areRefused_AZ04(String body) {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB)) {
            assertEquals(400, json(bob, "/api/repos", body).statusCode());
            assertEquals(0, people.github.requestCount("GET /api/v3/repos"));
        }
    }

    @Test
    void withoutTheScope_privateRepositoriesAreAbsentAndThePageSaysWhy_OA08() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.server.browser()) {
            people.github.grantOnly("read:user user:email");
            people.signIn(bob, BOB);
            String page = bob.get("/repos").body();
            assertTrue(page.contains("org/new") && !page.contains("bob/secret"), page);
            assertTrue(page.contains("Private repositories are absent"), page);
        }
    }

    @Test
    void grantThatWasTakenBack_asksToSignInAgain_OA13() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB)) {
            people.github.takeBack(BOB);
            HttpResponse<String> answer = bob.get("/repos");
            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("Sign in with GitHub"), answer.body());
            assertTrue(bob.get("/api/auth/me").body().contains("bob"), "the session stays");
            people.signIn(bob, BOB);
            assertEquals(200, bob.get("/repos").statusCode());
        }
    }

    @Test
    void gitHubThatIsDown_isSaid() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB)) {
            people.github.fail(new Fault.Page(502));
            assertEquals(503, bob.get("/repos").statusCode());
            people.github.fail(new Fault.Spent(Duration.ofMinutes(3)));
            assertTrue(bob.get("/repos").body().contains("Try again in 3 minutes"));
        }
    }

    @Test
    void nobody_isAskedToSignIn() {
        try (PeopleFixture people = withRepos();
                Browser nobody = people.server.browser()) {
            assertEquals(401, nobody.get("/api/repos").statusCode());
            HttpResponse<String> page = nobody.get("/repos");
            assertEquals(401, page.statusCode());
            assertTrue(page.body().contains("href=\"/api/auth/github/start?return_to=/repos\""), page.body());
        }
    }

    @Test
    void hostileNames_stayText_WEB09() {
        try (PeopleFixture people = withRepos();
                Browser bob = people.browserOf(BOB)) {
            String page =
                    bob.get("/repos?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body();
            assertFalse(page.contains("<script>alert"), page);
            assertTrue(page.contains("&lt;script&gt;"), page);
        }
    }

    /// Every HUD's turn comes within eight calls.
    private static void follow(PeopleFixture people) {
        for (int i = 0; i < 8; i++) {
            people.server.followGitHub();
        }
    }

    private PeopleFixture withRepos() {
        PeopleFixture people = new PeopleFixture(folder);
        people.github
                .with(new FakeRepo("bob/old", false, START.minusSeconds(500), Set.of(), Set.of(BOB)))
                .with(new FakeRepo("org/new", false, START, Set.of(), Set.of(BOB)))
                .with(new FakeRepo("bob/secret", true, START.minusSeconds(50), Set.of(), Set.of(BOB)))
                .with(new FakeRepo("org/readable", false, START.minusSeconds(5), Set.of(BOB), Set.of(CAROL)))
                .with(new FakeRepo("carol/hidden", true, START, Set.of(), Set.of(CAROL)));
        return people;
    }
}
