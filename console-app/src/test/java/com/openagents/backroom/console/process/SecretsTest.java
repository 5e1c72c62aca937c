package com.openagents.backroom.console.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.console.testing.StreamClient;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets in agents' files, followed through the whole program: none is seen by a viewer, a page or the operator, none
/// is said or logged, and none lies in any file of the data folder, as it is or encoded.
class SecretsTest {
    @TempDir
    private Path home;

    @Test
    void madeUpSecrets_areFoundNowhere() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the made-up secrets: " + seed);
        MadeUpSecrets secrets = new MadeUpSecrets(seed);
        List<String> lines = secrets.fillIn(resource("secrets.jsonl")).lines().toList();
        Path transcript = Files.createDirectories(home.resolve(".claude/projects/-home-dev-vault"))
                .resolve("11112222-3333-4444-8555-666677778888.jsonl");
        Program program = new Program(home).with("GITHUB_CLIENT_SECRET", secrets.of("setting"));
        Files.writeString(transcript, lines.getFirst() + "\n");
        Map<String, String> surfaces;
        String token;
        try (RunningServer server = program.server()) {
            token = server.operatorToken();
            String hud = awaitHud(server, "vault");
            try (StreamClient stream = new StreamClient(server.url(hud + "/stream"))) {
                append(transcript, lines.subList(1, lines.size()));
                append(transcript, List.of(tokenLine(lines.getFirst(), token)));
                Await.until("the stream is at the end", () -> stream.seen().contains("visible-token"));
                askWithSecrets(server, secrets);
                surfaces = surfaces(server, hud);
                surfaces.put("stream", stream.seen());
            }
            surfaces.put("sessions", program.run("sessions", "--json").out());
            assertEquals(143, server.stop());
            surfaces.put("stdout", server.out());
            surfaces.put("stderr", server.err());
            assertFalse(server.err().contains("sun.misc.Unsafe"), "secrets were sealed, and the machine is quiet");
        }
        surfaces.putAll(files(home.resolve(".local/share/backroom")));
        Map<String, String> all = new LinkedHashMap<>(secrets.all());
        all.put("operator token", token);
        requireNowhere(all, surfaces);
        for (String word : List.of("prompt", "answer", "command", "output", "file", "setting", "end", "token")) {
            requireSomewhere("visible-" + word, surfaces, "stream", "events", "whole events", "backroom.mv.db");
        }
        requireSomewhere("visible-tail", surfaces, "whole events", "blobs");
        requireSomewhere("visible-token", surfaces, "page");
        requireSomewhere("[REDACTED:", surfaces, "stream", "events", "page", "backroom.mv.db", "blobs");
        requireSomewhere("no JSON at column", surfaces, "dead letters");
    }

    @Test
    void replayedSecrets_areFoundNowhere() throws Exception {
        MadeUpSecrets secrets = new MadeUpSecrets(4711);
        Path recording = Files.writeString(home.resolve("recording.jsonl"), secrets.fillIn(resource("secrets.jsonl")));
        Program program = new Program(home).with("GITHUB_CLIENT_SECRET", secrets.of("setting"));
        Map<String, String> surfaces = new LinkedHashMap<>();

        Program.Said said = program.run("replay", recording.toString());

        assertEquals(0, said.code(), said.err());
        surfaces.put("stdout", said.out());
        surfaces.put("stderr", said.err());
        surfaces.putAll(files(home.resolve(".local/share/backroom")));
        requireNowhere(secrets.all(), surfaces);
        requireSomewhere("visible-setting", surfaces, "backroom.mv.db");
    }

    @Test
    void plantedSecretsOfTheCapture_areFoundNowhere() throws Exception {
        Path capture = SharedFixtures.require("claude-code/secrets");
        Map<String, String> secrets = planted(capture.resolve("planted.json.gz"));
        Path watched = Files.createDirectories(home.resolve("agents/projects/-home-dev-acme-shop"));
        List<String> transcript = unzipped(
                        capture.resolve("projects/-home-dev-acme-shop/b2a3a913-a3bb-429b-b718-651d94d08b83.jsonl.gz"))
                .lines()
                .toList();
        List<String> stream =
                unzipped(capture.resolve("secrets.stream.jsonl.gz")).lines().toList();
        Path transcriptFile = watched.resolve("b2a3a913-a3bb-429b-b718-651d94d08b83.jsonl");
        Path streamFile = home.resolve("agents/secrets.stream.jsonl");
        Program program = new Program(home);
        append(transcriptFile, transcript.subList(0, 4));
        Map<String, String> surfaces;
        try (RunningServer server =
                program.server("--watch", home.resolve("agents").toString())) {
            String hud = awaitHud(server, "acme-shop");
            try (StreamClient client = new StreamClient(server.url(hud + "/stream"))) {
                append(transcriptFile, transcript.subList(4, transcript.size()));
                append(streamFile, stream);
                Await.until(
                        "all lines are read",
                        () -> json(server.admin("/api/admin/sources"))
                                        .at("/sources/0/lines")
                                        .asInt()
                                == transcript.size() + stream.size());
                long seq = json(server.get(hud + "/snapshot.json")).path("seq").asLong();
                Await.until("the stream is at the end", () -> client.seq() >= seq);
                surfaces = surfaces(server, hud);
                surfaces.put("stream", client.seen());
            }
            assertEquals(143, server.stop());
            surfaces.put("stdout", server.out());
            surfaces.put("stderr", server.err());
        }
        surfaces.putAll(files(home.resolve(".local/share/backroom")));
        requireNowhere(secrets, surfaces);
        requireSomewhere("[REDACTED:", surfaces, "stream", "events", "page", "backroom.mv.db");
    }

    /// A user's line with the token of the running process in several writings.
    private static String tokenLine(String like, String token) {
        String base64 = Base64.getEncoder().encodeToString(("operator:" + token).getBytes(StandardCharsets.UTF_8));
        return like.replace("visible-begin", "visible-token " + token + " or " + base64)
                .replace("u1", "u99");
    }

    /// What attackers and clumsy tools send: secrets in links, headers and cookies.
    private static void askWithSecrets(RunningServer server, MadeUpSecrets secrets) {
        String jwt = secrets.of("jwt");
        server.get("/auth/operator?ticket=" + jwt + "&code=" + jwt, "Cookie", "oa_session=" + jwt);
        server.get("/nowhere/" + jwt, "Authorization", "Bearer " + jwt, "X-Api-Key", jwt);
    }

    private static String awaitHud(RunningServer server, String repo) {
        List<String> found = new ArrayList<>();
        Await.until("there is a HUD", () -> {
            json(server.admin("/api/admin/huds")).path("huds").forEach(hud -> {
                String name = hud.path("hud").asText();
                if (name.endsWith("/" + repo)) {
                    found.add("/hud/" + name);
                }
            });
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static Map<String, String> surfaces(RunningServer server, String hud) {
        Map<String, String> surfaces = new LinkedHashMap<>();
        surfaces.put("page", server.get(hud));
        surfaces.put("snapshot", server.get(hud + "/snapshot.json"));
        surfaces.put("events", server.get(hud + "/events"));
        StringBuilder whole = new StringBuilder();
        long last = json(surfaces.get("snapshot")).path("seq").asLong();
        assertTrue(last > 5, "only " + last + " events");
        for (long seq = 1; seq <= last; seq++) {
            whole.append(server.get(hud + "/events/" + seq)).append('\n');
        }
        surfaces.put("whole events", whole.toString());
        surfaces.put("landing", server.get("/"));
        surfaces.put("live", server.get("/api/hud/live"));
        surfaces.put("dead letters", server.admin("/api/admin/dead-letters"));
        for (String path : List.of("sessions", "huds", "sources")) {
            surfaces.put("admin " + path, server.admin("/api/admin/" + path));
        }
        surfaces.put("metrics", server.admin("/metrics"));
        return surfaces;
    }

    /// The files of the data folder by name, all blobs as one; all but the token's own.
    private static Map<String, String> files(Path data) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("operator-token")) {
                    String name = data.relativize(file).getName(0).toString();
                    files.merge(name, Files.readString(file, StandardCharsets.ISO_8859_1), String::concat);
                }
            }
        }
        return files;
    }

    private static void requireNowhere(Map<String, String> secrets, Map<String, String> surfaces) {
        secrets.forEach((name, secret) -> {
            for (String form : Forms.of(secret)) {
                surfaces.forEach((where, text) ->
                        assertFalse(text.contains(form), () -> name + " is in " + where + ", written " + form));
            }
        });
    }

    /// That nothing is found says something only where the texts around the secrets are.
    private static void requireSomewhere(String word, Map<String, String> surfaces, String... where) {
        for (String surface : where) {
            assertTrue(surfaces.getOrDefault(surface, "").contains(word), () -> word + " is not in " + surface);
        }
    }

    /// E-mail addresses are no secrets. Of the URL only the password is one, of the key its lines.
    private static Map<String, String> planted(Path file) throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        json(unzipped(file)).path("secrets").properties().forEach(entry -> {
            String value = entry.getValue().asText();
            switch (entry.getKey()) {
                case "note", "email" -> {}
                case "db_url" -> secrets.put("db_url", value.replaceAll(".*:([^:@]+)@.*", "$1"));
                case "pem_private_key" ->
                    value.lines()
                            .filter(line -> !line.startsWith("-"))
                            .forEach(line -> secrets.put("pem line " + secrets.size(), line));
                default -> secrets.put(entry.getKey(), value);
            }
        });
        assertTrue(secrets.size() > 30, secrets.toString());
        return secrets;
    }

    private static void append(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (NotJsonException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SecretsTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
