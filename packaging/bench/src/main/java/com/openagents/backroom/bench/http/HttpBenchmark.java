package com.openagents.backroom.bench.http;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.house.ServerHouse;
import com.openagents.backroom.bench.recording.Captures;
import com.openagents.backroom.bench.recording.Corpus;
import com.openagents.backroom.schema.hud.HudId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Requests a second for what browsers and tools ask most.
public final class HttpBenchmark implements Benchmark {
    /// A session as people have it while they look.
    private static final int SESSION_BYTES = 300_000;

    private static final int SESSIONS = 3;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String description() {
        return "requests a second for /api/auth/me, snapshot.json and a HUD's page, beside a bare handler";
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException, InterruptedException {
        Path watched = run.folder("watched");
        Corpus corpus = Corpus.write(watched, Captures.of(run.root()), SESSIONS * SESSION_BYTES, SESSION_BYTES);
        try (ServerHouse house = ServerHouse.open(run.folder("house"), watched)) {
            house.awaitFolded(corpus);
            HudId hud = house.server().huds().loaded().getFirst().id();
            Map<String, String> paths = new LinkedHashMap<>();
            paths.put("/api/auth/me", "/api/auth/me");
            paths.put("snapshot.json", "/hud/" + hud + "/snapshot.json");
            paths.put("HUD page", "/hud/" + hud);
            int port = house.server().origin().port();
            Map<String, byte[]> answers = new LinkedHashMap<>();
            for (String path : paths.values()) {
                answers.put(path, get(port, path));
            }
            try (BareHandler bare = BareHandler.open(answers)) {
                List<Figure> figures = new ArrayList<>();
                for (Map.Entry<String, String> path : paths.entrySet()) {
                    figures.addAll(measure(run, path.getKey(), path.getValue(), port, bare.port()));
                }
                return figures;
            }
        }
    }

    private static List<Figure> measure(BenchRun run, String what, String path, int port, int barePort)
            throws IOException {
        double warmUp = run.isQuick() ? 0.2 : 2;
        double seconds = run.isQuick() ? 0.3 : 3;
        LoadClient.Load bare = LoadClient.measure(barePort, path, warmUp, seconds);
        LoadClient.Load ours = LoadClient.measure(port, path, warmUp, seconds);
        if (Math.abs(ours.bodyBytes() - bare.bodyBytes()) > bare.bodyBytes() / 10) {
            throw new IllegalStateException(
                    path + " answered " + ours.bodyBytes() + " bytes, the bare handler " + bare.bodyBytes());
        }
        String named = what + ", " + bare.bodyBytes() + " bytes";
        return List.of(
                Figure.of(named, "requests/s", ours.perSecond(), "bare Helidon handler", bare.perSecond()),
                Figure.of(
                        named + ", p99",
                        "ms",
                        ours.p99Micros() / 1e3,
                        "bare Helidon handler, p99",
                        bare.p99Micros() / 1e3));
    }

    private static byte[] get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer.body();
        }
    }
}
