package com.openagents.backroom.bench.process;

import com.openagents.backroom.server.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/// A client in a JVM of its own, so that it does not count as the server's memory or compile with the server's code. It
/// speaks JSON, a line a message, on its stdout.
public final class Client implements AutoCloseable {
    private final OwnedProcess process;
    private final BufferedReader lines;

    private Client(OwnedProcess process) {
        this.process = process;
        this.lines = process.process().inputReader();
    }

    public static Client start(Class<?> main, List<String> arguments) throws IOException {
        return new Client(OwnedProcess.start(
                new ProcessBuilder(JavaCommand.of(main, arguments)).redirectError(ProcessBuilder.Redirect.INHERIT)));
    }

    /// Waits for its next message.
    ///
    /// @throws IllegalStateException when it has ended instead
    public <T> T next(Class<T> type) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IllegalStateException("the client ended early; its complaint stands above");
        }
        return Json.shared().readValue(line, type);
    }

    /// Says something, in a client's own process.
    public static void say(Object message) throws IOException {
        System.out.println(Json.shared().writeValueAsString(message));
        System.out.flush();
    }

    @Override
    public void close() throws IOException {
        process.close();
        lines.close();
    }
}
