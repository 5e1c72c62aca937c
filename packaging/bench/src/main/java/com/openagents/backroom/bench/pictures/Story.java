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

/// What the pictures show: sessions that were recorded, as their files were at one moment of the first of them. The
/// others are moved in time, each so that its last record stands shortly before that moment, two of them while a tool
/// runs; nothing else of them is changed.
record Story(Path root) {
    /// A build runs, after three edits and with half a screen of output.
    static final Instant NOW = Instant.parse("2025-12-23T18:08:50Z");

    /// The session that the HUDs show.
    static final String SESSION = "6790df2b-de91-4439-941e-1efca863c52f";

    private static final String FIXTURES =
            "embedded-server/src/test/resources/com/openagents/backroom/server/ingest/claude/";

    private static final int WHOLE = Integer.MAX_VALUE;

    private static final List<Other> OTHERS = List.of(
            new Other(FIXTURES + "feature.jsonl", "-home-dev-acme-shop/eaaa37fc-b47b-4ba8-8815-4c2968dba887", 39, 4),
            new Other(FIXTURES + "subagents.stream.jsonl", "subagents.stream", 39, 2),
            new Other(
                    "packaging/src/test/resources/errors.jsonl",
                    "-demo/cc32ea6e-4c18-47b4-8714-38c666548a98",
                    WHOLE,
                    31),
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
            List<String> written = Files.readAllLines(root.resolve(other.file())).stream()
                    .limit(other.lines())
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
