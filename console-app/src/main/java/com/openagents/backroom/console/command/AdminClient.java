package com.openagents.backroom.console.command;

import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Asks a running Backroom over its admin listener, as the operator.
final class AdminClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final RunningInstance instance;
    private final String token;

    private AdminClient(RunningInstance instance, String token) {
        this.instance = instance;
        this.token = token;
    }

    /// The operator's token lies in the data folder, for its owner's eyes only.
    static AdminClient of(RunningInstance instance, Path dataFolder) {
        Path file = DataFolder.operatorToken(dataFolder);
        try {
            return new AdminClient(instance, Files.readString(file).strip());
        } catch (IOException e) {
            throw new CommandException(
                    "The operator's token " + file + " cannot be read; run as the user who started Backroom.", e);
        }
    }

    String get(String path) {
        return send(request(path).GET().build());
    }

    String post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(instance.adminUrl() + path))
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new CommandException("The running Backroom (process " + instance.pid() + ") answered "
                        + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new CommandException(
                    "The running Backroom (process " + instance.pid() + ") does not answer at " + instance.adminUrl()
                            + "; restart it.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while waiting for the running Backroom.", e);
        }
    }
}
