package com.openagents.backroom.bench.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
    private static final Pattern TIME = Pattern.compile("\"timestamp\":\"([^\"]+)(?:Z|\\+00:00)\"");

    @Test
    void files_endBeforeTheMoment_andWereWrittenThen(@TempDir Path folder) throws IOException {
        new Story(SharedFixtures.root()).writeInto(folder);

        List<Path> files;
        try (var found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        assertEquals(5, files.size());
        for (Path file : files) {
            assertEquals(Story.NOW, Files.getLastModifiedTime(file).toInstant());
            TIME.matcher(Files.readString(file))
                    .results()
                    .map(found -> Instant.parse(found.group(1) + "Z"))
                    .forEach(at -> assertFalse(at.isAfter(Story.NOW), file + ": " + at));
        }
    }

    @Test
    void help_namesThePictures() throws IOException {
        String help = Files.readString(SharedFixtures.root().resolve("console-app/src/main/help/pictures.txt"));

        assertEquals(
                Arrays.stream(Shot.values()).map(Shot::fileName).toList(),
                help.lines()
                        .filter(line -> line.endsWith(".png"))
                        .map(String::strip)
                        .toList());
    }
}
