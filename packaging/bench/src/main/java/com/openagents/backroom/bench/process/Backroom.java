package com.openagents.backroom.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Backroom started as a person starts it, on free ports and a data folder of its own.
public final class Backroom implements AutoCloseable {
    private final OwnedProcess process;
    private final Path data;

    private Backroom(OwnedProcess process, Path data) {
        this.process = process;
        this.data = data;
    }

    /// The script of a checkout.
    public static Path script(Path root) {
        return root.resolve("backroom");
    }

    /// Starts it; it is not ready when this returns.
    ///
    /// @param launcher the script, or that of a package
    /// @param command `server` or `console`
    public static Backroom start(Path launcher, String command, Path data, Path watched) throws IOException {
        List<String> line = new ArrayList<>(List.of(launcher.toString(), command));
        line.addAll(List.of("--data", data.toString(), "--watch", watched.toString()));
        line.addAll(List.of("--port", "0", "--admin-port", "0"));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new Backroom(OwnedProcess.start(builder), data);
    }

    /// Waits for the line that says that a server answers.
    ///
    /// @throws IllegalStateException when it ends instead
    public void awaitReady() throws IOException {
        String line = process.process().inputReader().readLine();
        if (line == null || !line.startsWith("backroom ready ")) {
            throw new IllegalStateException("the server did not start; try ./backroom server: " + line);
        }
    }

    public boolean isAlive() {
        return process.process().isAlive();
    }

    /// What starts the program becomes it, so this is both.
    public long pid() {
        return process.process().pid();
    }

    /// Asks the admin listener, as the operator.
    public JsonNode admin(String path) throws IOException, InterruptedException {
        RunningInstance instance = DataFolder.findRunning(data)
                .orElseThrow(() -> new IllegalStateException("Backroom does not run on " + data));
        String token = Files.readString(DataFolder.operatorToken(data)).strip();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(instance.adminUrl().resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return Json.parse(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body());
        } catch (NotJsonException e) {
            throw new IOException(path + " answered no JSON", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
