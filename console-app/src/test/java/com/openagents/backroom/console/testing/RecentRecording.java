package com.openagents.backroom.console.testing;

import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// Our own recording of a session, moved in time so that it ends now: its session is live.
public final class RecentRecording {
    private static final String FILE =
            "embedded-server/src/test/resources/com/openagents/backroom/server/ingest/claude/feature.jsonl";

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private RecentRecording() {}

    /// The recording's lines, of ten seconds.
    public static List<String> lines() throws IOException {
        return lines(1);
    }

    /// The recording's lines as if everything had taken so many times as long.
    public static List<String> lines(int slower) throws IOException {
        String recording = Files.readString(SharedFixtures.root().resolve(FILE));
        Instant last = TIME.matcher(recording)
                .results()
                .map(found -> Instant.parse(found.group()))
                .max(Instant::compareTo)
                .orElseThrow();
        Instant now = Instant.now();
        return TIME.matcher(recording)
                .replaceAll(found -> now.minus(Duration.between(Instant.parse(found.group()), last)
                                .multipliedBy(slower))
                        .toString())
                .lines()
                .toList();
    }
}
