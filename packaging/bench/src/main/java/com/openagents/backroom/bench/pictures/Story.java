package com.openagents.backroom.bench.pictures;

import com.openagents.backroom.server.ingest.demo.DemoRecording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the pictures show: sessions that were recorded, as their files were at one moment of the first of them. The
/// others are moved in time, each so that its last record stands shortly before that moment, two of them while a tool
/// runs; nothing else of them is changed, but that one of them ends with a question to its operator, which was put in.
record Story(Path root) {
    /// A build runs, after three edits and with half a screen of output.
    static final Instant NOW = Instant.parse("2025-12-23T18:08:50Z");

    /// The session that the HUDs show.
    static final String SESSION = "6790df2b-de91-4439-941e-1efca863c52f";

    /// A moment of it, long before.
    static final Instant WITHIN = Instant.parse("2025-12-23T18:06:30Z");

    /// What is looked for in it.
    static final String SOUGHT = "metrics_db";

    /// The name of a file that it changed.
    static final String CHANGED = "main.rs";

    private static final String FIXTURES =
            "embedded-server/src/test/resources/com/openagents/backroom/server/ingest/claude/";

    private static final int WHOLE = Integer.MAX_VALUE;

    private static final String ERRORS = "packaging/src/test/resources/errors.jsonl";

    /// Up to the agent's last words.
    private static final int ERRORS_LINES = 65;

    /// What Claude Code writes when it asks.
    private static final String QUESTION = """
            {"type":"assistant","uuid":"7c1e2a50-3d0b-4f1c-9a6e-5b8f0d2c4e11","timestamp":"2026-11-23T09:17:46.100Z",\
            "cwd":"/home/dev/acme-shop","gitBranch":"main","sessionId":"cc32ea6e-4c18-47b4-8714-38c666548a98",\
            "message":{"id":"msg_01question","role":"assistant","model":"claude-opus-5-5","content":[{"type":"tool_use",\
            "id":"toolu_01question","name":"AskUserQuestion","input":{"questions":[{"header":"Calls","question":\
            "Every call failed as expected. Keep them as tests?","multiSelect":false,"options":[{"label":"Keep them",\
            "description":""},{"label":"Take them out","description":""}]}]}}]}}""";

    private static final List<Other> OTHERS = List.of(
            new Other(FIXTURES + "feature.jsonl", "-home-dev-acme-shop/eaaa37fc-b47b-4ba8-8815-4c2968dba887", 39, 4),
            new Other(FIXTURES + "subagents.stream.jsonl", "subagents.stream", 39, 2),
            new Other(ERRORS, "-demo/cc32ea6e-4c18-47b4-8714-38c666548a98", ERRORS_LINES, 134),
            new Other(
                    "packaging/src/main/resources/com/openagents/backroom/packaging/training.jsonl",
                    "-home-dev-acme-shop/5e0c2f7a-3b7d-4f59-9a41-0d7c6b1e8f20",
                    WHOLE,
                    610));

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|\\+00:00)");

    /// The time of a record, which is not in its text.
    private static final Pattern RECORD_TIME = Pattern.compile("\"timestamp\":\"(" + TIME.pattern() + ")\"");

    /// A recording of the checkout.
    ///
    /// @param file below the root
    /// @param name of the file that an agent writes, without its end
    /// @param lines how many of it were written by then
    /// @param secondsAgo when the last of them was
    private record Other(String file, String name, int lines, int secondsAgo) {}

    /// Writes the files into a folder as the agents would have.
    void writeInto(Path folder) throws IOException {
        Path whole = DemoRecording.copyTo(folder);
        List<String> lines = Files.readAllLines(whole);
        Files.delete(whole);
        write(folder.resolve("openagents.jsonl"), until(NOW, lines));
        for (Other other : OTHERS) {
            Stream<String> recorded =
                    Files.readAllLines(root.resolve(other.file())).stream().limit(other.lines());
            List<String> written = Stream.concat(
                            recorded, other.file().equals(ERRORS) ? Stream.of(QUESTION) : Stream.empty())
                    .toList();
            Duration shift = Duration.between(last(written), NOW.minusSeconds(other.secondsAgo()));
            write(folder.resolve(other.name() + ".jsonl"), shifted(written, shift));
        }
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(NOW));
    }

    private static List<String> until(Instant moment, List<String> lines) {
        List<String> past = new ArrayList<>();
        for (String line : lines) {
            if (timeOf(line).filter(moment::isBefore).isPresent()) {
                return past;
            }
            past.add(line);
        }
        return past;
    }

    private static Instant last(List<String> lines) {
        return lines.stream()
                .flatMap(line -> timeOf(line).stream())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static List<String> shifted(List<String> lines, Duration shift) {
        return lines.stream()
                .map(line -> TIME.matcher(line)
                        .replaceAll(found ->
                                Instant.parse(found.group()).plus(shift).toString()))
                .toList();
    }

    /// The last time in it: records with a message of their own have both.
    private static Optional<Instant> timeOf(String line) {
        return RECORD_TIME
                .matcher(line)
                .results()
                .map((MatchResult found) -> Instant.parse(found.group(1)))
                .reduce((_, later) -> later);
    }
}
