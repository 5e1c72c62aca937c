package com.openagents.backroom.server.hud;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.form;
import static com.openagents.backroom.server.testing.PeopleFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that answers strangers, asked about a HUD with words in all fields of its state (design, HUD 6).
class StrangersTest {
    private static final String HUD = "/hud/bob/shop";

    /// Every address that shows something of a HUD.
    private static final List<String> VIEWS = List.of(
            HUD,
            HUD + "?session=s",
            HUD + "/events",
            HUD + "/snapshot.json",
            HUD + "/badge.svg",
            "/embed/bob/shop",
            HUD + "/snapshot.json?view=embed",
            "/",
            "/api/hud/live");

    /// What `standard` hides, whatever the policy.
    private static final List<String> ALWAYS_HIDDEN =
            List.of("kanari-result", "kanari-params", "kanari-output", "kanari-diff", "kanari-home", "kanari-mail");

    /// What only `strict` hides.
    private static final List<String> HIDDEN_BY_STRICT = List.of(
            "kanari-prompt",
            "kanari-thought",
            "kanari-answer",
            "kanari-plan",
            "kanari-title",
            "kanari-queue",
            "kanari-error",
            "kanari-command",
            "kanari-line",
            "kanari-terminal");

    /// What everyone sees.
    private static final List<String> NAMES =
            List.of("kanari-model", "kanari-branch", "kanari-issue", "kanari-pr", "kanari-file");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void strangers_seeWhatThePolicyShows_everywhere_andStreamsFollowItsChange() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            HudId hud = people.hudOfBob(bob, "shop");
            publish(people, hud);
            Await.until("all is folded", () -> bob.get(HUD).body().contains("kanari-answer"));
            String url = people.server.server().origin() + HUD + "/stream";
            String owners = everything(people, bob, bob.cookies());
            for (String word : all()) {
                assertTrue(owners.contains(word), "the owner does not see " + word);
            }
            try (SseViewer open = SseViewer.open(url, null)) {
                Await.until("it watches", () -> text(open).contains("kanari-answer"));
                String seen = everything(people, stranger, null);
                shows(seen, NAMES, HIDDEN_BY_STRICT);
                hides(seen, ALWAYS_HIDDEN);

                form(bob, "/shares", "hud=bob%2Fshop&do=project&policy=strict&excluded=.env*%0D%0Asecrets%2F**%0D%0A");
                Await.until("the open stream is ended", open::isEnded);
            }
            String seen = everything(people, stranger, null);
            shows(seen, NAMES, List.of());
            hides(seen, ALWAYS_HIDDEN);
            hides(seen, HIDDEN_BY_STRICT);
            String settings = bob.get("/api/hud/settings?repo=shop").body();
            assertTrue(
                    settings.contains("\"redaction_policy\":\"strict\",\"excluded_paths\":[\".env*\",\"secrets/**\"]"),
                    settings);
            assertTrue(bob.get("/shares").body().contains(".env*\nsecrets/**</textarea>"));
        }
    }

    @Test
    void wrongProjection_changesNothing() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String before = bob.get("/api/hud/settings?repo=shop").body();
            assertTrue(
                    before.contains("\"excluded_paths\":[\".env*\",\"*.pem\",\"*.key\",\"id_*\",\"secrets/**\"]"),
                    before);
            String form = "hud=bob%2Fshop&do=project&policy=strict&excluded=";
            assertEquals(400, form(bob, "/shares", form + "a+b").statusCode());
            assertEquals(
                    400,
                    form(bob, "/shares", form.replace("strict", "none") + "a").statusCode());
            String body = "{\"repo\":\"shop\",\"excluded_paths\":[\"" + "x".repeat(101) + "\"]}";
            assertEquals(400, json(bob, "/api/hud/settings", body).statusCode());
            assertEquals(before, bob.get("/api/hud/settings?repo=shop").body());
            json(bob, "/api/hud/settings", "{\"repo\":\"shop\",\"excluded_paths\":[]}");
            assertTrue(bob.get("/api/hud/settings?repo=shop").body().contains("\"excluded_paths\":[]"));
        }
    }

    /// All views and the beginning of the stream, one after the other.
    private static String everything(
            PeopleFixture people, Browser browser, @org.jspecify.annotations.Nullable String cookies) {
        StringBuilder all = new StringBuilder();
        VIEWS.forEach(view -> all.append(browser.get(view).body()));
        for (int seq = 1; seq <= events().size(); seq++) {
            all.append(browser.get(HUD + "/events/" + seq).body());
        }
        String url = people.server.server().origin() + HUD + "/stream";
        try (SseViewer first = cookies == null ? SseViewer.open(url, null) : SseViewer.openAs(cookies, url)) {
            Await.until("the snapshot is there", () -> !first.received().isEmpty());
            String snapshot = text(first);
            assertTrue(snapshot.contains("\"fold\""), snapshot);
            all.append(snapshot);
        }
        return all.toString();
    }

    private static String text(SseViewer viewer) {
        StringBuilder text = new StringBuilder();
        viewer.received().forEach(message -> text.append(message.data()));
        return text.toString();
    }

    private static void shows(String seen, List<String> some, List<String> more) {
        for (String word : some) {
            assertTrue(seen.contains(word), "strangers do not see " + word);
        }
        for (String word : more) {
            assertTrue(seen.contains(word), "strangers do not see " + word);
        }
    }

    private static void hides(String seen, List<String> words) {
        for (String word : words) {
            int at = seen.indexOf(word);
            assertFalse(at >= 0, () -> "strangers see " + seen.substring(Math.max(0, at - 200), at + 20));
        }
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(ALWAYS_HIDDEN);
        all.addAll(HIDDEN_BY_STRICT);
        all.addAll(NAMES);
        return all;
    }

    private static void publish(PeopleFixture people, HudId hud) {
        List<Draft> drafts = new ArrayList<>();
        for (HudEvent event : events()) {
            drafts.add(new Draft(
                    "s", null, people.clock.instant(), "claude-code", null, null, "e" + drafts.size(), null, event));
        }
        people.server
                .server()
                .publisher()
                .accept(people.server.folder().huds().find(hud).orElseThrow(), drafts);
    }

    private static List<HudEvent> events() {
        HudEvent.Issue issue = new HudEvent.Issue("https://github.com/bob/shop/issues/1", "#1", "kanari-issue");
        return List.of(
                new HudEvent.SessionStart(
                        "kanari-model", "/home/kanari-home/shop", "kanari-branch", "kanari-title", issue),
                new HudEvent.TickStart("kanari-prompt"),
                new HudEvent.Chunk(Role.USER, "kanari-prompt by kanari-mail@example.org", "m1"),
                new HudEvent.Chunk(Role.THINKING, "kanari-thought", "m2"),
                new HudEvent.ToolStart("t1", "Bash", ToolKind.EXECUTE, "cat .env", "{\"command\":\"kanari-params\"}"),
                new HudEvent.ContainerOutput("t1", OutputStream.STDOUT, "kanari-output"),
                new HudEvent.ToolDone("t1", "kanari-result", 5L, true),
                new HudEvent.ToolStart("t2", "Bash", ToolKind.EXECUTE, "kanari-command", "{}"),
                new HudEvent.ContainerOutput("t2", OutputStream.STDOUT, "kanari-terminal"),
                new HudEvent.ToolDone("t2", "fine", 5L, true),
                diff("secrets/a", "+kanari-diff"),
                diff("src/kanari-file.ts", "+kanari-line"),
                new HudEvent.Plan(List.of(new HudEvent.PlanEntry("kanari-plan", "pending"))),
                new HudEvent.Queue(1, new HudEvent.QueueItem("kanari-queue", null, null)),
                new HudEvent.LastPr("https://github.com/bob/shop/pull/2", "kanari-pr", "open"),
                new HudEvent.Failure("oops", "kanari-error", true),
                new HudEvent.Status(AgentState.WORKING, null),
                new HudEvent.Chunk(Role.ASSISTANT, "kanari-answer", "m3"));
    }

    private static HudEvent diff(String path, String line) {
        return new HudEvent.FileDiff(path, List.of(new HudEvent.Hunk(1, 0, 1, 1, List.of(line))), 1, 0);
    }
}
