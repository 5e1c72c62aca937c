package com.openagents.backroom.server.ingest.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files of a session are read side by side: what they say together does not depend on which was ahead.
class ReadingOrderTest {
    private static final int ORDERS = 5;
    private static final int MOMENTS = 40;
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    /// What a session is told of; not those that follow the order of first use.
    private static final List<String> COMPARED =
            List.of("model", "responses", "tool_calls", "tools", "tool_errors", "usage", "dead_letters");

    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void anyOrderOfReading_givesTheSameUsageAndCost(String capture) {
        Map<Path, List<Draft>> transcripts = new LinkedHashMap<>();
        ClaudeCaptures.transcripts(capture)
                .forEach(file -> transcripts.put(file, Recording.map(new ClaudeTranscripts(), file)));
        Map<Path, List<Draft>> all = new LinkedHashMap<>(transcripts);
        ClaudeCaptures.streams(capture).forEach(file -> all.put(file, Recording.map(new ClaudeStreams(), file)));
        assertSameInAnyOrder(capture + ", transcripts", transcripts.values());
        assertSameInAnyOrder(capture + ", transcripts and streams", all.values());
    }

    /// At any moment of the session, as the next total may put right what was wrong before it.
    private static void assertSameInAnyOrder(String what, Collection<List<Draft>> files) {
        List<Instant> moments = files.stream()
                .flatMap(List::stream)
                .map(Draft::at)
                .sorted()
                .distinct()
                .toList();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < MOMENTS; i++) {
            Instant moment = moments.get(random.nextInt(moments.size()));
            List<List<Draft>> until = files.stream()
                    .map(drafts -> drafts.stream()
                            .filter(draft -> !draft.at().isAfter(moment))
                            .toList())
                    .toList();
            Map<String, Map<String, JsonNode>> expected =
                    told(until.stream().flatMap(List::stream).toList());
            for (int j = 0; j < ORDERS; j++) {
                assertEquals(
                        expected,
                        told(mixed(until, random)),
                        what + " until " + moment + ", seed " + seed + ": " + i + "." + j);
            }
        }
    }

    /// Some order that keeps each file's own: runs of a random length from a random file.
    private static List<Draft> mixed(Collection<List<Draft>> files, Random random) {
        List<List<Draft>> left = new ArrayList<>();
        files.stream().filter(drafts -> !drafts.isEmpty()).forEach(drafts -> left.add(new ArrayList<>(drafts)));
        List<Draft> mixed = new ArrayList<>();
        int longest = 1 + random.nextInt(100);
        while (!left.isEmpty()) {
            List<Draft> file = left.get(random.nextInt(left.size()));
            List<Draft> run = file.subList(0, Math.min(file.size(), 1 + random.nextInt(longest)));
            mixed.addAll(run);
            run.clear();
            left.removeIf(List::isEmpty);
        }
        return mixed;
    }

    private static Map<String, Map<String, JsonNode>> told(List<Draft> drafts) {
        Map<String, Map<String, JsonNode>> sessions = new TreeMap<>();
        try {
            JsonNode state = Json.parse(Folded.json(Folded.fold(Folded.envelopes(drafts)), LATER));
            for (JsonNode session : state.path("sessions")) {
                Map<String, JsonNode> told = new TreeMap<>();
                COMPARED.forEach(field -> told.put(field, session.path(field)));
                sessions.put(session.path("session_id").asText(), told);
            }
            return sessions;
        } catch (NotJsonException e) {
            throw new AssertionError(e);
        }
    }
}
