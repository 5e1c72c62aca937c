package com.openagents.backroom.server.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.redact.SecretCorpus.Planted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class EventRedactionTest {
    private static final String TOKEN = "ghp_0LHicnqJmFb4oUizR5Ev6A9RpzPAmydHnyVY";
    private static final String KEY_LINE = "MIIEogIBAAKCAQEAs9fum0aQlhxsdb5m4Sxlt42HBRXTpLTQ9VP88rWMEkJya4R9";

    private final EventRedaction redaction = new EventRedaction(new Redactor());

    @Test
    void idsOfOneToolCall_stayTheSame() {
        ToolStart start = (ToolStart) redaction.redact(new ToolStart(TOKEN, "Bash", ToolKind.EXECUTE, "x", null), null);
        ToolDone done = (ToolDone) redaction.redact(new ToolDone(TOKEN, null, null, true), null);
        assertEquals(start.toolId(), done.toolId());
        assertFalse(start.toolId().contains(TOKEN));
    }

    @Test
    void params_stayJson() throws NotJsonException {
        assertEquals(
                "{\"env\":{\"DB_PASSWORD\":\"[REDACTED:password]\"}}",
                params("{\"env\":{\"DB_PASSWORD\":\"a \\\"b\\\" c\"}}"));
        assertEquals("{\"password\":\"[REDACTED:password]\",\"n\":1.50}", params("{\"password\":12345678,\"n\":1.50}"));
        assertEquals(
                "{\"headers\":{\"Authorization\":\"Bearer [REDACTED:authorization]\"}}",
                params("{\"headers\":{\"Authorization\":\"Bearer abcdef123456\"}}"));
        assertEquals(
                "{\"x\":\"[REDACTED:github-token]\"}",
                params("{\"x\":\"\\u0067hp_0LHicnqJmFb4oUizR5Ev6A9RpzPAmydHnyVY\"}"));
        assertEquals("{\"password\" : null}", params("{\"password\" : null}"), "nothing to redact, nothing rewritten");
        assertEquals("cut {\"token\":\"[REDACTED:github-token]", params("cut {\"token\":\"" + TOKEN));
        Json.parse(params("{\"body\":\"-----BEGIN PRIVATE KEY-----\\n" + KEY_LINE + "\\n-----END PRIVATE KEY-----\"}"));
    }

    @Property(tries = 500)
    void params_stayJson_andHideEverySecret(@ForAll long seed) throws Exception {
        Planted planted = new SecretCorpus(seed).any();
        String json = Json.shared()
                .writeValueAsString(Map.of("command", planted.text(), "list", List.of(planted.text(), 1), "ok", true));
        String redacted = params(json);
        Json.parse(redacted);
        Leaks.assertNone(planted.secret(), redacted, planted.toString());
    }

    private String params(String json) {
        ToolStart start = new ToolStart("t", "Bash", ToolKind.EXECUTE, "x", json);
        return String.valueOf(((ToolStart) redaction.redact(start, null)).params());
    }

    @Test
    void hunk_keepsItsLinesAndSigns() {
        List<String> lines = List.of(
                " # keys",
                "+-----BEGIN PRIVATE KEY-----",
                "-old line",
                "+" + KEY_LINE,
                "+" + KEY_LINE,
                "-another old line",
                "+-----END PRIVATE KEY-----",
                " # end",
                "-TOKEN=" + TOKEN,
                "+TOKEN=$TOKEN");
        assertEquals(
                List.of(
                        " # keys",
                        "+[REDACTED:private-key]",
                        "-old line",
                        "+",
                        "+",
                        "-another old line",
                        "+",
                        " # end",
                        "-TOKEN=[REDACTED:github-token]",
                        "+TOKEN=$TOKEN"),
                hunk(lines));
        assertSame(lines.get(0), hunk(List.of(lines.get(0))).get(0));
    }

    @Property(tries = 300)
    void hunk_hidesEverySecret_whateverLinesStandBetween(@ForAll long seed) {
        Planted planted = new SecretCorpus(seed).any();
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of(" first"));
        for (String line : planted.text().lines().toList()) {
            if (random.nextInt(3) == 0) {
                lines.add("-removed line " + random.nextInt(100));
            }
            lines.add("+" + line);
        }
        lines.add(" last");
        List<String> redacted = hunk(lines);
        assertEquals(lines.size(), redacted.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(lines.get(i).charAt(0), redacted.get(i).charAt(0));
        }
        StringBuilder added = new StringBuilder();
        redacted.stream().filter(line -> line.startsWith("+")).forEach(line -> added.append(line.substring(1)));
        Leaks.assertNone(planted.secret(), added.toString(), planted + " in " + lines);
    }

    private List<String> hunk(List<String> lines) {
        HudEvent diff = new FileDiff("a", List.of(new Hunk(1, 1, 1, 1, lines)), 1, 1);
        return ((FileDiff) redaction.redact(diff, null)).hunks().getFirst().lines();
    }

    @Test
    void linesOfOneHunk_areLookedAtOnce() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add("+TOKEN_" + i + "=" + TOKEN);
        }
        List<String> redacted = hunk(many);
        assertTrue(redacted.stream().allMatch(line -> line.endsWith("=[REDACTED:github-token]")));
    }
}
