package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one question before something can be seen from other machines, in the operator's browser.
class ExposureTest {
    private static final Map<String, List<String>> BEHIND_A_PROXY =
            Map.of("server.public-url", List.of("https://hud.example.org"));

    private static final String SHARE = "hud=ada/shop&do=share";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void operator_isAskedOnce() {
        try (ServerFixture fixture = new ServerFixture(folder, StreamLimits.of(10), BEHIND_A_PROXY);
                Browser operator = signedIn(fixture)) {
            HttpResponse<String> question = PeopleFixture.form(operator, "/shares", SHARE);
            assertEquals(200, question.statusCode());
            assertTrue(question.body().contains("Show ada/shop to others?"), question.body());
            assertFalse(isPublic(fixture), "nothing is shown before the answer");

            assertEquals(
                    303,
                    PeopleFixture.form(operator, "/shares", "hud=ada/shop&do=confirm")
                            .statusCode());
            assertTrue(isPublic(fixture));
            PeopleFixture.form(operator, "/shares", "hud=ada/shop&do=unshare");
            assertEquals(303, PeopleFixture.form(operator, "/shares", SHARE).statusCode(), "it is asked once");
        }
        try (ServerFixture again = new ServerFixture(folder, StreamLimits.of(10), BEHIND_A_PROXY)) {
            assertFalse(again.server().exposure().isToConfirm(), "the answer is kept");
        }
    }

    @Test
    void operatorsProgram_isAskedOnceToo() {
        try (ServerFixture fixture = new ServerFixture(folder, StreamLimits.of(10), BEHIND_A_PROXY);
                Browser operator = signedIn(fixture)) {
            HttpResponse<String> question = settings(operator, "{\"is_public\":true}");
            assertEquals(409, question.statusCode(), question.body());
            assertTrue(question.body().contains("\"exposure_unconfirmed\""), question.body());
            assertTrue(question.body().contains("https://hud.example.org"), question.body());
            settings(operator, "{\"is_public\":true,\"confirm_exposure\":false}");
            assertFalse(isPublic(fixture), "nothing is shown before the answer");
            assertEquals(
                    200, settings(operator, "{\"redaction_policy\":\"strict\"}").statusCode(), "this shows nothing");

            assertEquals(
                    200,
                    settings(operator, "{\"is_public\":true,\"confirm_exposure\":true}")
                            .statusCode());
            assertTrue(isPublic(fixture));
            settings(operator, "{\"is_public\":false}");
            assertEquals(200, settings(operator, "{\"is_public\":true}").statusCode(), "it is asked once");
        }
    }

    @Test
    void serverOnThisMachineOnly_asksNothing() {
        try (ServerFixture fixture = new ServerFixture(folder);
                Browser operator = signedIn(fixture)) {
            PeopleFixture.form(operator, "/shares", "hud=ada/shop&do=unshare");
            assertEquals(303, PeopleFixture.form(operator, "/shares", SHARE).statusCode());
            assertTrue(isPublic(fixture));
            settings(operator, "{\"is_public\":false}");
            assertEquals(200, settings(operator, "{\"is_public\":true}").statusCode());
        }
    }

    private static HttpResponse<String> settings(Browser operator, String body) {
        return PeopleFixture.json(operator, "/api/hud/settings?repo=" + ServerFixture.HUD.repo(), body);
    }

    private static Browser signedIn(ServerFixture fixture) {
        fixture.write(1);
        Await.until(
                "the HUD is there",
                () -> fixture.server().huds().find(ServerFixture.HUD).isPresent());
        Browser browser = fixture.loopbackBrowser();
        browser.get(fixture.server().operatorUrl("/"));
        return browser;
    }

    private static boolean isPublic(ServerFixture fixture) {
        return fixture.server().huds().find(ServerFixture.HUD).orElseThrow().isPublic();
    }
}
