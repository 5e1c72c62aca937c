package com.openagents.backroom.server.proof;

import static com.openagents.backroom.server.proof.ProofFixture.check;
import static com.openagents.backroom.server.proof.ProofFixture.edit;
import static com.openagents.backroom.server.proof.ProofFixture.events;
import static com.openagents.backroom.server.proof.ProofFixture.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.schema.proof.CanonicalFields;
import com.openagents.backroom.schema.proof.Commitments;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.log.RetentionPolicy;
import com.openagents.backroom.server.proof.ProofFixture.Outcome;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.RandomEvents;
import com.openagents.backroom.server.testing.TestClock;
import com.openagents.backroom.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A stranger checks a log from outside; somebody with the database changes it (design, HUD 7).
class ProofTest {
    private static final String HUD = "/hud/ada/shop";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyKindOfEvent_fits_forOwnersAndStrangers() throws Exception {
        try (ServerFixture fixture = new ServerFixture(folder);
                Browser owner = fixture.operatorsBrowser();
                Browser stranger = fixture.browser()) {
            RandomEvents random = new RandomEvents(new Random(7));
            List<HudEvent> events = new ArrayList<>(sample());
            for (int i = 0; i < 600; i++) {
                events.add(random.next(i % RandomEvents.TYPES));
            }
            events.add(new HudEvent.TickStart("ü".repeat(200_000)));
            fixture.write(events);
            fixture.signLogs();
            fixture.write(3);
            Outcome owners = check(owner, HUD);
            assertEquals(Optional.empty(), owners.misfit());
            assertEquals(0, owners.check().hidden());
            Outcome strangers = check(stranger, HUD);
            assertEquals(Optional.empty(), strangers.misfit());
            assertTrue(strangers.check().hidden() > 0);
            assertEquals(events.size() + 3, strangers.check().seq());
            assertEquals(owners.check().value(), strangers.check().value());

            fixture.server().huds().change(ServerFixture.HUD, strict());
            Outcome less = check(stranger, HUD);
            assertEquals(Optional.empty(), less.misfit());
            assertTrue(less.check().hidden() > strangers.check().hidden());
            assertTrue(less.check().shown() > 0);
            assertEquals(owners.check().value(), less.check().value());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    UPDATE hud_events SET body = REPLACE(body, 'a word', 'a ward') WHERE seq = 3 ; 3 ; text
                    UPDATE hud_events SET body = REPLACE(body, '"success":false', '"success":true') WHERE seq = 5 ; 5 ; success
                    UPDATE hud_events SET body = REPLACE(body, ',"duration_ms":7', '') WHERE seq = 5 ; 5 ; duration_ms
                    UPDATE hud_events SET body = REPLACE(body, 'true', 'true,"result":"x"') WHERE seq = 7 ; 7 ; result
                    UPDATE hud_events SET source_id = 'other' WHERE seq = 4 ; 4 ; origin
                    UPDATE hud_events SET session_id = 's2' WHERE seq = 4 ; 4 ; origin
                    UPDATE hud_events SET at = DATEADD(MICROSECOND, 1, at) WHERE seq = 6 ; 6 ; envelope
                    UPDATE hud_events SET type = 'tick_start' WHERE seq = 1 ; 1 ; branch
                    UPDATE hud_events SET proof = NULL WHERE seq = 2 ; 2 ; proof
                    UPDATE hud_events SET proof = SUBSTRING(proof FROM 1 FOR 19) || X'0000000000000000' || SUBSTRING(proof FROM 28) WHERE seq = 2 ; 2 ; envelope
                    UPDATE hud_events SET proof = SUBSTRING(proof FROM 1 FOR 4) || X'0000000000000000' || SUBSTRING(proof FROM 13) WHERE seq = 2 ; 2 ; cause
                    DELETE FROM hud_events WHERE seq = 4 ; 4 ; seq
                    DELETE FROM hud_events WHERE seq = 8 ; 8 ; place
                    """)
    void changeInTheDatabase_isFoundAndNamed(String sql, long seq, String field) throws Exception {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(sample());
            fixture.signLogs();
        }
        assertEquals(1, edit(folder, sql));
        try (ServerFixture again = new ServerFixture(folder);
                Browser stranger = again.browser()) {
            Misfit misfit = check(stranger, HUD).misfit().orElseThrow();
            assertEquals(seq + " " + field, misfit.seq() + " " + misfit.field());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "100"})
    void changeOfACheckpoint_breaksItsSignature(int seq) throws Exception {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(100);
            fixture.signLogs();
        }
        assertEquals(1, edit(folder, "UPDATE proof_checkpoints SET chain = REPEAT('ab', 32) WHERE seq = " + seq));
        try (ServerFixture again = new ServerFixture(folder);
                Browser stranger = again.browser()) {
            ProofException found = assertThrows(ProofException.class, () -> check(stranger, HUD));
            assertTrue(
                    String.valueOf(found.getMessage()).contains("after event " + seq + " does not fit"),
                    found.toString());
        }
    }

    @Test
    void eventWhoseWholeProofIsWrittenAnew_doesNotFitTheSignature() throws Exception {
        JsonNode signed;
        try (ServerFixture fixture = new ServerFixture(folder);
                Browser stranger = fixture.browser()) {
            fixture.write(sample());
            fixture.signLogs();
            signed = parse(stranger.get(HUD + "/proof").body());
        }
        String reset = "UPDATE huds SET chain = NULL, chain_from = NULL, head_seq = 0";
        edit(folder, "DELETE FROM hud_events");
        edit(folder, reset);
        try (ServerFixture again = new ServerFixture(folder);
                Browser stranger = again.browser()) {
            List<HudEvent> other = new ArrayList<>(sample());
            other.set(1, new HudEvent.TickStart("something else"));
            again.write(other);
            assertEquals(parse(stranger.get(HUD + "/proof").body()).path("checkpoints"), signed.path("checkpoints"));
            Misfit misfit = check(stranger, HUD).misfit().orElseThrow();
            assertEquals("8 chain", misfit.seq() + " " + misfit.field());
        }
    }

    @Test
    void hiddenField_canNotBeGuessed() {
        List<String> domain = List.of("yes", "no", "maybe", "");
        try (ServerFixture fixture = new ServerFixture(folder);
                Browser owner = fixture.operatorsBrowser();
                Browser stranger = fixture.browser()) {
            fixture.write(List.of(
                    new HudEvent.TickStart("no"),
                    new HudEvent.TickStart("no"),
                    new HudEvent.ToolStart("t", "Ask", ToolKind.OTHER, "Ask", "no")));
            fixture.server().huds().change(ServerFixture.HUD, strict());
            List<JsonNode> seen = events(stranger, HUD, 0);
            List<JsonNode> owned = events(owner, HUD, 0);
            List<String> salts = new ArrayList<>(List.of("00".repeat(32)));
            for (JsonNode event : seen) {
                salts.addAll(event.path("proof").findValuesAsText("salt"));
                salts.addAll(event.path("proof").findValuesAsText("commitment"));
                salts.add(event.path("proof").path("chain").asText());
            }
            assertTrue(salts.size() > 15, "what a stranger could try: " + salts);
            for (int i = 0; i < seen.size(); i++) {
                String field = i < 2 ? "cause" : "params";
                JsonNode hidden = seen.get(i).path("proof").path("fields").path(field);
                assertFalse(hidden.has("salt"));
                String commitment = hidden.path("commitment").asText();
                for (String salt : salts) {
                    assertEquals(Optional.empty(), guess(domain, salt, field, commitment));
                }
                String own = owned.get(i)
                        .path("proof")
                        .path("fields")
                        .path(field)
                        .path("salt")
                        .asText();
                assertEquals(Optional.of("no"), guess(domain, own, field, commitment), "with its salt it can");
            }
            assertFalse(
                    commitment(seen.get(0), "cause").equals(commitment(seen.get(1), "cause")),
                    "equal values are not seen to be equal");
        }
    }

    @Test
    void fieldThatTheServerAdds_isFound() throws Exception {
        try (ServerFixture fixture = new ServerFixture(folder);
                Browser stranger = fixture.browser()) {
            fixture.write(sample());
            fixture.signLogs();
            SignedLog signed = SignedLog.of(parse(stranger.get(HUD + "/proof").body()), null);
            ObjectNode event = (ObjectNode) events(stranger, HUD, 0).getFirst();
            event.put("praise", "made by a genius");
            Misfit misfit = new LogCheck(signed, null).next(event).orElseThrow();
            assertEquals("praise", misfit.field());
        }
    }

    @Test
    void logThatIsCut_isCheckedFromTheCut() throws Exception {
        TestClock clock = new TestClock(Instant.parse("2026-11-25T09:00:00Z"));
        try (ServerFixture fixture = new ServerFixture(folder, clock, Map.of());
                Browser stranger = fixture.browser()) {
            fixture.write(sample());
            fixture.signLogs();
            fixture.write(2);
            clock.move(Duration.ofDays(100));
            Notary notary = fixture.notary();
            fixture.server().log().prune(new RetentionPolicy(Duration.ofDays(90), Long.MAX_VALUE), _ -> false, notary);
            fixture.write("s2", sample());
            fixture.signLogs();
            Outcome outcome = check(stranger, HUD);
            assertEquals(Optional.empty(), outcome.misfit());
            assertEquals(18, outcome.check().seq());
            JsonNode proof = parse(stranger.get(HUD + "/proof").body());
            assertEquals(11, proof.path("first_seq").asInt());
            assertEquals(List.of("10", "18"), proof.path("checkpoints").findValuesAsText("seq"));
        }
    }

    @Test
    void logThatIsOlderThanChains_beginsOneThatIsSigned() throws Exception {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(sample());
        }
        edit(folder, "UPDATE hud_events SET proof = NULL");
        edit(folder, "UPDATE huds SET chain = NULL, chain_from = NULL");
        try (ServerFixture again = new ServerFixture(folder);
                Browser stranger = again.browser()) {
            ProofException nothing = assertThrows(ProofException.class, () -> check(stranger, HUD));
            assertTrue(String.valueOf(nothing.getMessage()).startsWith("Nothing of this HUD is signed yet"));
            again.write("s2", sample());
            again.signLogs();
            JsonNode proof = parse(stranger.get(HUD + "/proof").body());
            assertEquals(9, proof.path("chain_from").asInt());
            assertEquals(List.of("8", "16"), proof.path("checkpoints").findValuesAsText("seq"));
            Outcome outcome = check(stranger, HUD);
            assertEquals(Optional.empty(), outcome.misfit());
            assertEquals(16, outcome.check().seq());
        }
    }

    @Test
    void endOfASession_isSignedAtOnce() {
        try (ServerFixture fixture = new ServerFixture(folder);
                Browser stranger = fixture.browser()) {
            fixture.write(List.of(new HudEvent.SessionEnd(null, true, null)));
            Await.until(
                    "it is signed",
                    () -> parse(stranger.get(HUD + "/proof").body())
                                    .path("checkpoints")
                                    .size()
                            == 2);
        }
    }

    @Test
    void key_outlivesTheProcess_andAnotherIsNotBelieved() throws Exception {
        String first;
        try (ServerFixture fixture = new ServerFixture(folder);
                Browser stranger = fixture.browser()) {
            fixture.write(1);
            fixture.signLogs();
            first = parse(stranger.get(HUD + "/proof").body())
                    .path("keys")
                    .path(0)
                    .path("id")
                    .asText();
        }
        try (ServerFixture again = new ServerFixture(folder);
                Browser stranger = again.browser()) {
            again.write("s2", List.of(new HudEvent.TickStart("more")));
            again.signLogs();
            JsonNode proof = parse(stranger.get(HUD + "/proof").body());
            assertEquals(List.of(first), proof.path("keys").findValuesAsText("id"));
            assertEquals(3, SignedLog.of(proof, first).checkpoints().size());
            assertThrows(ProofException.class, () -> SignedLog.of(proof, "00".repeat(32)));
        }
    }

    private static List<HudEvent> sample() {
        return List.of(
                new HudEvent.SessionStart("opus", "/home/ada/shop", "main", "a title", null),
                new HudEvent.TickStart("a prompt"),
                new HudEvent.Chunk(Role.ASSISTANT, "a word", "m1"),
                new HudEvent.ToolStart("t1", "Bash", ToolKind.EXECUTE, "mvn test", "{\"command\":\"mvn test\"}"),
                new HudEvent.ToolDone("t1", "fine", 7L, false),
                new HudEvent.Plan(List.of(new HudEvent.PlanEntry("a step", "pending"))),
                new HudEvent.ToolDone("t2", null, null, true),
                new HudEvent.Status(AgentState.IDLE, null));
    }

    private static HudSettings strict() {
        return HudSettings.DEFAULT.withProjection(RedactionPolicy.STRICT, HudSettings.DEFAULT_EXCLUDED);
    }

    private static String commitment(JsonNode event, String field) {
        return event.path("proof").path("fields").path(field).path("commitment").asText();
    }

    /// The value of a domain that gives a commitment, by a salt taken for the field's or for the event's.
    private static Optional<String> guess(List<String> domain, @Nullable String salt, String field, String commitment) {
        Commitments commitments = new Commitments();
        byte[] key = HexFormat.of().parseHex(String.valueOf(salt));
        for (String value : domain) {
            String canonical = CanonicalFields.text(value);
            for (byte[] used : List.of(key, commitments.fieldSalt(key, field))) {
                if (HexFormat.of()
                        .formatHex(commitments.commitment(used, canonical))
                        .equals(commitment)) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }
}
