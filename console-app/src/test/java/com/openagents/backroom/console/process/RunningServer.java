package com.openagents.backroom.console.process;

import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server of the program that answers, as others see it: over its sockets, by its output, in its folder.
final class RunningServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("backroom ready (\\S+) data=(.+) sources=(\\d+)\n");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path out;
    private final Path err;
    private final String url;
    private final Path data;
    private final int sources;

    private RunningServer(Process process, Path out, Path err, Matcher ready) {
        this.process = process;
        this.out = out;
        this.err = err;
        this.url = ready.group(1);
        this.data = Path.of(ready.group(2));
        this.sources = Integer.parseInt(ready.group(3));
    }

    static RunningServer await(Process process, Path out, Path err) {
        Await.until("it is ready or ended", () -> ready(out).matches() || !process.isAlive());
        Matcher ready = ready(out);
        if (!ready.matches()) {
            throw new AssertionError("the server ended with " + process.exitValue() + ": " + text(err));
        }
        return new RunningServer(process, out, err, ready);
    }

    private static Matcher ready(Path out) {
        return READY.matcher(text(out));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    /// What it says of itself in its folder.
    RunningInstance instance() {
        return DataFolder.findRunning(data).orElseThrow();
    }

    /// How many folders it watches.
    int sources() {
        return sources;
    }

    String url(String path) {
        return url + path;
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    String operatorToken() {
        return text(DataFolder.operatorToken(data)).strip();
    }

    /// The body of a page of the public listener.
    String get(String path, String... headers) {
        return send(url + path, headers);
    }

    /// The body of what the admin listener tells the operator.
    String admin(String path) {
        return send(instance().adminUrl() + path, "Authorization", "Bearer " + operatorToken());
    }

    private String send(String address, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
            return http.send(
                            (headers.length == 0 ? request : request.headers(headers)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Tells it to end, as a service manager does, and waits for it.
    ///
    /// @return its exit code
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("SIGTERM did not end the server");
        }
        return process.exitValue();
    }

    /// Kills it, and waits until its files are free.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.close();
    }
}
