package com.openagents.backroom.server.ingest.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.FileStart;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.testing.SharedFixtures;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for whatever is in the file: a restart between any two lines changes nothing, and no line breaks
/// a mapper.
class ClaudeMapperTest {
    private static final long SEED = 20261123;

    private static Path own(String name) {
        try {
            return Path.of(Objects.requireNonNull(ClaudeMapperTest.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Source sourceOf(Path file) {
        return file.toString().contains("stream") || file.toString().contains("autopilot")
                ? new ClaudeStreams()
                : new ClaudeTranscripts();
    }

    @Test
    void fileThatIsNewerWhenItIsReadAgain_givesTheSameIds() throws BadLineException {
        List<String> lines = List.of(
                "{\"type\":\"summary\",\"summary\":\"A cart\",\"leafUuid\":\"x\"}",
                "{\"type\":\"permission-mode\",\"permissionMode\":\"plan\",\"sessionId\":\"s\"}");
        List<List<String>> readings = new ArrayList<>();
        for (Instant writtenAt : List.of(Recording.WRITTEN, Recording.WRITTEN.plusSeconds(60))) {
            LineMapper mapper = new ClaudeTranscripts().mapper(new FileFacts(Path.of("/p/s.jsonl")), "");
            List<Draft> drafts = new ArrayList<>();
            for (String line : lines) {
                mapper.map(Line.of(line, 1, 0, writtenAt), drafts::add);
            }
            mapper.map(Line.of("{\"type\":\"user\",\"sessionId\":\"s\"}", 3, 0, writtenAt), drafts::add);
            mapper.pause(drafts::add);
            readings.add(drafts.stream().map(Draft::sourceId).toList());
        }
        assertTrue(readings.getFirst().size() >= 2, readings.toString());
        assertEquals(readings.getFirst(), readings.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature.jsonl", "subagents.stream.jsonl"})
    void restartAfterAnyLine_givesTheSameEvents(String name) {
        assertRestartable(own(name), 1);
    }

    @Test
    void restartAfterManyLines_givesTheSameEvents_inTheCaptures() {
        for (String capture : List.of("subagents", "errors", "compact", "secrets")) {
            ClaudeCaptures.transcripts(capture).forEach(file -> assertRestartable(file, 7));
            ClaudeCaptures.streams(capture).forEach(file -> assertRestartable(file, 5));
        }
        assertRestartable(SharedFixtures.require("autopilot-logs/082302-call-issue-ready-now-to.jsonl"), 97);
        assertRestartable(SharedFixtures.require("autopilot-logs/154722-process-issues-from-database.jsonl"), 1);
    }

    private static void assertRestartable(Path file, int step) {
        Source source = sourceOf(file);
        FileFacts facts = new FileFacts(Recording.plain(file));
        List<String> lines = Recording.lines(file);
        for (int cut = 0; cut <= lines.size(); cut += step) {
            LineMapper before = source.mapper(facts, "");
            List<Draft> split = new ArrayList<>(Recording.map(before, lines.subList(0, cut), 1));
            before.pause(split::add);
            List<Draft> whole = new ArrayList<>(split);
            LineMapper after = source.mapper(facts, before.state());
            split.addAll(Recording.map(after, lines.subList(cut, lines.size()), cut + 1L));
            whole.addAll(Recording.map(before, lines.subList(cut, lines.size()), cut + 1L));
            after.pause(split::add);
            before.pause(whole::add);
            assertEquals(whole, split, file + " cut after line " + cut);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature.jsonl", "subagents.stream.jsonl"})
    void randomBytes_areBadLinesAtMost(String name) {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        LineMapper mapper = sourceOf(own(name)).mapper(new FileFacts(Path.of("/x/" + name)), "");
        List<String> lines = Recording.lines(own(name));
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = lines.get(random.nextInt(lines.size())).getBytes(StandardCharsets.UTF_8);
            for (int hits = random.nextInt(8); hits >= 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length);
            mapIgnoringBad(mapper, new Line(bytes, 0, length, i + 1, 0, Recording.WRITTEN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature.jsonl", "subagents.stream.jsonl"})
    void recordsOfAnyShape_neverBreakAMapper_andItsStateStaysReadable(String name) throws Exception {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Source source = sourceOf(own(name));
        FileFacts facts = new FileFacts(Path.of("/x/" + name));
        LineMapper mapper = source.mapper(facts, "");
        List<String> lines = Recording.lines(own(name));
        int drafts = 0;
        for (int i = 0; i < 4000; i++) {
            JsonNode record = twisted(lines.get(random.nextInt(lines.size())), random);
            drafts += mapIgnoringBad(mapper, Line.of(record.toString(), i + 1, 0, Recording.WRITTEN));
            if (i % 500 == 0) {
                String state = mapper.state();
                mapper = source.mapper(facts, state);
                assertEquals(Json.parse(state), Json.parse(mapper.state()), "the state survives");
            }
        }
        assertTrue(drafts > 1000, "twisted records still say something: " + drafts);
    }

    private static int mapIgnoringBad(LineMapper mapper, Line line) {
        List<Draft> drafts = new ArrayList<>();
        try {
            mapper.map(line, drafts::add);
        } catch (BadLineException e) {
            assertTrue(!e.reason().isBlank());
            return 0;
        }
        return drafts.size();
    }

    /// The record with some values replaced by others of any type.
    private static JsonNode twisted(String line, Random random) throws NotJsonException {
        JsonNode record = Json.parse(line);
        for (int i = random.nextInt(4); i >= 0; i--) {
            twist(record, random, 0);
        }
        return record;
    }

    private static void twist(JsonNode node, Random random, int depth) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) > 0 && object.path(name).isContainerNode()) {
                twist(object.path(name), random, depth + 1);
            } else if (depth > 0 || random.nextInt(4) == 0) {
                object.set(name, anything(random));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            if (random.nextInt(3) > 0) {
                twist(array.path(index), random, depth + 1);
            } else {
                array.set(index, anything(random));
            }
        }
    }

    private static JsonNode anything(Random random) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextLong());
            case 3 -> nodes.numberNode(random.nextDouble() * 1e300);
            case 4 -> nodes.textNode("");
            case 5 -> nodes.textNode("<command-name>\uD83D\uDCA5\uD800");
            case 6 -> nodes.arrayNode().add(1).add(nodes.objectNode());
            case 7 -> nodes.objectNode().put("type", "tool_result").put("tool_use_id", "t");
            default -> nodes.textNode("\n \t\u0000[Request interrupted by user");
        };
    }

    @Test
    void everyFile_isRecognisedAsWhatItIs() {
        List<String> wrong = new ArrayList<>();
        for (String name : List.of("feature.jsonl", "subagents.stream.jsonl")) {
            byte[] start = String.join("\n", Recording.lines(own(name))).getBytes(StandardCharsets.UTF_8);
            String found = Sources.known()
                    .recognise(FileStart.of(own(name), start))
                    .map(Source::name)
                    .orElse("none");
            if (!found.equals(sourceOf(own(name)).name())) {
                wrong.add(name + " is taken for " + found);
            }
        }
        assertEquals(List.of(), wrong);
    }
}
