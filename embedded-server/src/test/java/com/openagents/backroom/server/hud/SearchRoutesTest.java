package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.testing.Browser;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The search in a HUD's log, of which the operator is the owner.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchRoutesTest {
    private static final String SEARCH = "/hud/ada/shop/search";

    private final ObjectMapper json = new ObjectMapper();

    @SuppressWarnings("NullAway.Init")
    private ServerFixture fixture;

    @SuppressWarnings("NullAway.Init")
    private Browser owner;

    @BeforeAll
    void tell(@TempDir Path folder) {
        fixture = new ServerFixture(folder);
        fixture.write(List.of(
                new Chunk(Role.ASSISTANT, "The Cart is empty", "m1"),
                new ToolStart("t1", "Bash", ToolKind.EXECUTE, "grep -c 100% cart_total", null),
                new Chunk(Role.ASSISTANT, "say \"done\"\nC:\\shop", "m2"),
                new Chunk(Role.ASSISTANT, "another CART", "m3"),
                new Chunk(Role.ASSISTANT, "100 of 100", "m4")));
        owner = fixture.operatorsBrowser();
    }

    @AfterAll
    void close() {
        owner.close();
        fixture.close();
    }

    private HttpResponse<String> ask(Browser browser, String text, String more) {
        return browser.get(SEARCH + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + more);
    }

    private List<Long> seqs(String text, String more) throws IOException {
        HttpResponse<String> answer = ask(owner, text, more);
        assertEquals(200, answer.statusCode(), answer.body());
        List<Long> seqs = new ArrayList<>();
        json.readTree(answer.body())
                .path("finds")
                .forEach(find -> seqs.add(find.path("seq").asLong()));
        return seqs;
    }

    @Test
    void finds_areTheNewestFirst_whateverTheCase() throws IOException {
        assertEquals(List.of(4L, 2L, 1L), seqs("cart", ""));
        assertEquals(List.of(2L, 1L), seqs("cArT", "&before=4"));
        assertEquals(List.of(), seqs("basket", ""));
    }

    @Test
    void find_hasTimeAndTitle() throws IOException {
        JsonNode find =
                json.readTree(ask(owner, "grep", "").body()).path("finds").path(0);
        assertEquals(List.of("seq", "at", "title"), new ArrayList<>(iterate(find)));
        assertTrue(find.path("title").asText().contains("grep -c 100% cart_total"), find.toString());
        assertTrue(find.path("at").asText().endsWith("Z"), find.toString());
    }

    private static List<String> iterate(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// `%` and `_` are patterns of SQL, quotes and line ends are written otherwise in JSON.
    @Test
    void signs_standForThemselves() throws IOException {
        assertEquals(List.of(2L), seqs("100%", ""));
        assertEquals(List.of(2L), seqs("cart_t", ""));
        assertEquals(List.of(), seqs("c_rt", ""));
        assertEquals(List.of(3L), seqs("\"done\"\nC:\\shop", ""));
        assertEquals(List.of(), seqs("' or '1'='1", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=%20%20", "?q=x&before=soon", "?q=x&before=-1"})
    void questionThatIsNone_isRefusedWithASentence(String query) {
        HttpResponse<String> answer = owner.get(SEARCH + query);
        assertEquals(400, answer.statusCode());
        assertTrue(
                answer.body().contains("Say what to look for") || answer.body().contains("Not a place in the log"));
    }

    @Test
    void longestText_isLookedFor_aLongerOneIsNot() throws IOException {
        assertEquals(List.of(), seqs("x".repeat(200), ""));
        assertEquals(400, ask(owner, "x".repeat(201), "").statusCode());
    }

    @Test
    void strangers_searchNothing_andDoNotLearnOfAPrivateHud() {
        try (Browser stranger = fixture.browser()) {
            share(true);
            HttpResponse<String> shown = ask(stranger, "cart", "");
            assertEquals(403, shown.statusCode());
            assertTrue(shown.body().contains("Only the owner of a HUD searches its log."), shown.body());
            share(false);
            HttpResponse<String> hidden = ask(stranger, "cart", "");
            HttpResponse<String> none = stranger.get("/hud/ada/no-such/search?q=cart");
            assertEquals(404, hidden.statusCode());
            assertEquals(none.statusCode(), hidden.statusCode());
            assertEquals(withoutItsNumber(none), withoutItsNumber(hidden));
        }
    }

    /// Each answer names its own request.
    private static String withoutItsNumber(HttpResponse<String> answer) {
        return answer.body().replaceAll("<code>[0-9a-f]+</code>", "");
    }

    private void share(boolean isPublic) {
        fixture.server()
                .huds()
                .change(ServerFixture.HUD, new HudSettings(isPublic, false, RedactionPolicy.STANDARD, List.of()));
    }
}
