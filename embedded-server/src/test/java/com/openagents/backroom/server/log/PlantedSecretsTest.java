package com.openagents.backroom.server.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.claude.ClaudeStreams;
import com.openagents.backroom.server.ingest.claude.ClaudeTranscripts;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The capture with planted secrets, mapped and published: none of them is in any file of the data folder.
final class PlantedSecretsTest {
    @TempDir
    Path root;

    @Test
    void plantedSecrets_areInNoFileOfTheDataFolder() throws Exception {
        requireNone(Integer.MAX_VALUE);
    }

    /// As live: every text that is being written is told in parts.
    @Test
    void plantedSecrets_areInNoFile_whenEachLineIsReadByItself() throws Exception {
        requireNone(1);
    }

    private void requireNone(int linesAtOnce) throws Exception {
        Path capture = SharedFixtures.require("claude-code/secrets");
        List<String> secrets = secrets(capture.resolve("planted.json.gz"));
        int events = 0;
        try (OpenLog open = OpenLog.in(root);
                Publisher publisher = new Publisher(
                        open.log,
                        open.huds,
                        open.operator,
                        _ -> new Workspace("acme-shop", null, "/home/dev/acme-shop", null),
                        new Redactor(),
                        () -> 0)) {
            publish(new ClaudeStreams(), capture.resolve("secrets.stream.jsonl.gz"), publisher, linesAtOnce);
            try (Stream<Path> files = Files.walk(capture.resolve("projects"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    publish(new ClaudeTranscripts(), file, publisher, linesAtOnce);
                }
            }
            for (Hud hud : open.huds.all()) {
                List<?> rows = open.log.read(hud, 0, 10_000);
                events += rows.size();
                secrets.forEach(secret -> assertFalse(rows.toString().contains(secret), () -> "in the log: " + secret));
            }
        }
        assertTrue(events > 40, "only " + events + " events were published");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                secrets.forEach(secret -> assertFalse(bytes.contains(secret), () -> secret + " is in " + file));
            }
        }
    }

    private static void publish(Source source, Path gzipped, Publisher publisher, int linesAtOnce)
            throws IOException, BadLineException {
        Path path = Path.of(gzipped.toString().replace(".gz", ""));
        LineMapper mapper = source.mapper(new FileFacts(path), "");
        List<Draft> drafts = new ArrayList<>();
        long offset = 0;
        long number = 0;
        for (String line : unzipped(gzipped).lines().toList()) {
            number++;
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            mapper.map(new Line(bytes, 0, bytes.length, number, offset, OpenLog.NOW), drafts::add);
            offset += bytes.length + 1;
            if (number % linesAtOnce == 0) {
                publish(source, path, mapper, drafts, offset, number, publisher);
            }
        }
        publish(source, path, mapper, drafts, offset, number, publisher);
    }

    private static void publish(
            Source source,
            Path path,
            LineMapper mapper,
            List<Draft> drafts,
            long offset,
            long number,
            Publisher publisher) {
        mapper.pause(drafts::add);
        FileCheckpoint checkpoint =
                new FileCheckpoint(source.name(), path.toString(), path.toString(), offset, number, mapper.state());
        publisher.accept(new IngestBatch(drafts, List.of(), checkpoint));
        drafts.clear();
    }

    /// E-mail addresses are no secrets; public projections mask them. Of the URL only the password is one.
    private static List<String> secrets(Path planted) throws Exception {
        JsonNode all = Json.parse(unzipped(planted)).get("secrets");
        List<String> secrets = new ArrayList<>();
        all.properties().forEach(entry -> {
            String value = entry.getValue().textValue();
            switch (entry.getKey()) {
                case "note", "email" -> {}
                case "db_url" -> secrets.add(value.replaceAll(".*:([^:@]+)@.*", "$1"));
                case "pem_private_key" ->
                    value.lines().filter(line -> !line.startsWith("-")).forEach(secrets::add);
                default -> secrets.add(value);
            }
        });
        assertTrue(secrets.size() > 30, secrets.toString());
        return secrets;
    }

    private static String unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
