package com.openagents.backroom.schema.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/events.md against the code.
class EventsDocumentTest {
    private static final Pattern FIELD = Pattern.compile("`([a-z_0-9]+)\\??`");

    @Test
    void table_namesEveryTypeWithItsFields() throws IOException {
        Map<String, Set<String>> written = new TreeMap<>();
        for (HudEvent event : EventSamples.all()) {
            MapFields fields = MapFields.of(out -> EventJson.writeBody(event, out));
            written.put(EventJson.type(event), new TreeSet<>(fields.names()));
        }

        assertEquals(written, documented());
    }

    private static Map<String, Set<String>> documented() throws IOException {
        String text = Files.readString(SharedFixtures.root().resolve("docs/events.md"));
        Map<String, Set<String>> types = new TreeMap<>();
        text.substring(text.indexOf("## Types"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> {
                    List<String> cells = List.of(line.split(" \\| "));
                    Set<String> fields = new TreeSet<>();
                    FIELD.matcher(cells.get(1))
                            .results()
                            .map(EventsDocumentTest::name)
                            .forEach(fields::add);
                    FIELD.matcher(cells.get(0))
                            .results()
                            .map(EventsDocumentTest::name)
                            .forEach(type -> types.put(type, fields));
                });
        return types;
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }
}
