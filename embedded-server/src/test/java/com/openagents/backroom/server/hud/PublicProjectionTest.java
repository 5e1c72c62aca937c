package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.EventSamples;
import com.openagents.backroom.schema.event.EventTexts;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.json.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Plants words in every text of every kind of event and looks which of them strangers see.
class PublicProjectionTest {
    private static final Instant AT = Instant.parse("2026-11-25T09:00:00Z");

    /// What each private form leaves of the word in it; the word is what must be gone.
    private static final String PRIVATE =
            "/home/kanari/x kanari@kanari.example 10.99.98.97 fd00:99:98::97 C:\\Users\\kanari\\y";

    /// What `strict` shows of texts: names and words of the source, by type and field.
    private static final Set<String> NAMES = Set.of(
            "session_start model",
            "session_start branch",
            "session_start issue.url",
            "session_start issue.label",
            "session_start issue.title",
            "tool_start tool_id",
            "tool_start tool_name",
            "tool_progress tool_id",
            "tool_done tool_id",
            "chunk message_id",
            "file_diff path",
            "container_output tool_id",
            "usage message_id",
            "usage model",
            "plan status",
            "queue oldest.label",
            "queue oldest.url",
            "queue oldest.at",
            "last_pr url",
            "last_pr title",
            "last_pr state",
            "state_change field",
            "state_change operation",
            "error code");

    /// What `standard` hides of events that stand alone: a call whose beginning nobody saw may have read anything.
    private static final Set<String> HIDDEN_ALONE = Set.of("tool_done result", "container_output data");

    @ParameterizedTest
    @EnumSource(RedactionPolicy.class)
    void privateForms_areMaskedInEveryTextOfEveryEvent(RedactionPolicy policy) {
        for (HudEvent sample : EventSamples.all()) {
            HudEvent planted = EventTexts.rewrite(sample, (_, _) -> PRIVATE);
            HudEnvelope stored = new HudEnvelope(
                    new HudId("ada", "shop"),
                    PRIVATE,
                    1,
                    AT,
                    AT,
                    PRIVATE,
                    PRIVATE,
                    PRIVATE,
                    PRIVATE,
                    planted,
                    List.of());
            assertTrue(text(stored).contains("kanari"), text(stored));
            String shown = text(projection(policy).apply(stored));
            for (String secret : List.of("kanari", "99.98.97", "99:98")) {
                assertFalse(shown.contains(secret), shown);
            }
        }
    }

    @Test
    void strict_showsNamesOnly_ofEveryEvent() {
        Set<String> all = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        for (HudEvent sample : EventSamples.all()) {
            shown.addAll(visible(RedactionPolicy.STRICT, sample, all));
        }
        assertEquals(new TreeSet<>(NAMES), shown);
        assertEquals(38, all.size(), "a new text is decided on here: " + all);
    }

    @Test
    void standard_showsTheRest() {
        Set<String> all = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        for (HudEvent sample : EventSamples.all()) {
            shown.addAll(visible(RedactionPolicy.STANDARD, sample, all));
        }
        all.removeAll(HIDDEN_ALONE);
        assertEquals(all, shown);
    }

    @Test
    void strict_showsReasonsThatAreWords_andHidesPromptsThatWait() {
        PublicProjection strict = projection(RedactionPolicy.STRICT);
        assertEquals(
                new Status(AgentState.WAITING, "permission"),
                event(strict, new Status(AgentState.WAITING, "permission")));
        assertEquals(
                new Queue(1, new QueueItem("[hidden]", null, "t")),
                event(strict, new Queue(1, new QueueItem("write me a poem", null, "t"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat .env",
                "echo KEY=kanari > .env",
                "/home/ada/shop/.env",
                "sed -n 1p secrets/kanari",
                "openssl x509 -in server.pem -out kanari"
            })
    void callThatNamesAnExcludedFile_showsNothingOfIt(String title) {
        PublicProjection standard = projection(RedactionPolicy.STANDARD);
        List<HudEvent> events = List.of(
                new ToolStart("t", "Bash", ToolKind.EXECUTE, title, "{\"kanari\":1}"),
                new ContainerOutput("t", OutputStream.STDOUT, "kanari"),
                new ToolDone("t", "kanari", 1L, true),
                new ContainerOutput("t", OutputStream.STDERR, "late kanari"));
        for (HudEvent event : events) {
            assertFalse(text(standard.apply(stored(event))).contains("kanari"));
        }
    }

    @Test
    void callThatNamesItInItsParametersOnly_showsNothingEither() {
        PublicProjection standard = projection(RedactionPolicy.STANDARD);
        event(standard, new ToolStart("t", "Run", ToolKind.OTHER, "run", "{\"c\":\"cat\\n.env\"}"));
        assertEquals(new ToolDone("t", "[hidden]", null, true), event(standard, new ToolDone("t", "x", null, true)));
    }

    @Test
    void outputThatNamesAnExcludedFile_isHidden_thoughTheCallDoesNot() {
        PublicProjection standard = projection(RedactionPolicy.STANDARD);
        event(standard, new ToolStart("t", "Bash", ToolKind.EXECUTE, "git diff", null));
        String diff = "diff --git a/.env b/.env\n+KEY=kanari";
        assertEquals(new ToolDone("t", "[hidden]", null, true), event(standard, new ToolDone("t", diff, null, true)));
        assertEquals(
                new ContainerOutput(null, OutputStream.STDOUT, "[hidden]\n"),
                event(standard, new ContainerOutput(null, OutputStream.STDOUT, ".env:KEY=kanari")));
    }

    @Test
    void otherCalls_areShown() {
        PublicProjection standard = projection(RedactionPolicy.STANDARD);
        List<HudEvent> events = List.of(
                new ToolStart("t", "Bash", ToolKind.EXECUTE, "mvn test", "{\"command\":\"mvn test\"}"),
                new ContainerOutput("t", OutputStream.STDOUT, "ok"),
                new ContainerOutput(null, OutputStream.STDOUT, "ok"),
                new ToolDone("t", "fine", 1L, true));
        events.forEach(event -> assertEquals(event, event(standard, event)));
    }

    @Test
    void callOfAnotherSession_opensNothing() {
        PublicProjection standard = projection(RedactionPolicy.STANDARD);
        event(standard, new ToolStart("t", "Bash", ToolKind.EXECUTE, "mvn test", null));
        HudEnvelope other = stored("s2", new ToolDone("t", "kanari", null, true), List.of());
        assertFalse(text(standard.apply(other)).contains("kanari"));
    }

    @Test
    void diffOfAnExcludedFile_keepsItsCounts() {
        Hunk hunk = new Hunk(1, 0, 1, 1, List.of("+KEY=kanari"));
        assertEquals(
                new FileDiff("~/shop/.env", List.of(), 1, 0),
                event(projection(RedactionPolicy.STANDARD), new FileDiff("/home/ada/shop/.env", List.of(hunk), 1, 0)));
    }

    @Test
    void ownGlobs_holdInPlaceOfTheUsualOnes() {
        PublicProjection own =
                PublicProjection.of(HudSettings.DEFAULT.withProjection(RedactionPolicy.STANDARD, List.of("customers")));
        Hunk hunk = new Hunk(1, 0, 1, 1, List.of("+x"));
        assertEquals(
                new FileDiff("customers", List.of(), 1, 0), event(own, new FileDiff("customers", List.of(hunk), 1, 0)));
        assertEquals(
                new FileDiff("a.pem", List.of(hunk), 1, 0), event(own, new FileDiff("a.pem", List.of(hunk), 1, 0)));
    }

    @Test
    void cutText_showsNoHalfAddress_andNoDigest() {
        Clipped clipped = new Clipped("text", 300_000, "ab".repeat(32));
        HudEnvelope shown = projection(RedactionPolicy.STANDARD)
                .apply(stored(
                        "s", new Chunk(Role.ASSISTANT, "word ".repeat(800) + "kanari@exam", "m"), List.of(clipped)));
        assertEquals(new Chunk(Role.ASSISTANT, "word ".repeat(800), "m"), shown.event());
        assertEquals(List.of(new Clipped("text", 300_000, "")), shown.clipped());
    }

    /// The texts of an event that are shown, as `type field`; a word is planted in each alone.
    private static Set<String> visible(RedactionPolicy policy, HudEvent sample, Set<String> all) {
        List<String> fields = new ArrayList<>();
        EventTexts.rewrite(sample, (field, value) -> {
            fields.add(field);
            return value;
        });
        Set<String> shown = new TreeSet<>();
        if (sample instanceof Chunk chunk && chunk.provisional()) {
            return shown; // of a part of a text nothing is shown
        }
        String type = EventJson.type(sample);
        for (String field : fields) {
            all.add(type + " " + field);
            HudEvent planted = EventTexts.rewrite(sample, (name, value) -> name.equals(field) ? "a kanari" : value);
            if (text(projection(policy).apply(stored(planted))).contains("kanari")) {
                shown.add(type + " " + field);
            }
        }
        return shown;
    }

    private static PublicProjection projection(RedactionPolicy policy) {
        return PublicProjection.of(HudSettings.DEFAULT.withProjection(policy, HudSettings.DEFAULT_EXCLUDED));
    }

    private static HudEvent event(PublicProjection projection, HudEvent event) {
        return projection.apply(stored(event)).event();
    }

    private static HudEnvelope stored(HudEvent event) {
        return stored("s", event, List.of());
    }

    private static HudEnvelope stored(String session, HudEvent event, List<Clipped> clipped) {
        @Nullable String none = null;
        return new HudEnvelope(
                new HudId("ada", "shop"), session, 1, AT, AT, "claude-code", none, none, "e", event, clipped);
    }

    private static String text(HudEnvelope event) {
        return new String(EventCodec.encode(event), StandardCharsets.UTF_8);
    }
}
