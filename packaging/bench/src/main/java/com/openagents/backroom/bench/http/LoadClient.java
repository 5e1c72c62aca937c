package com.openagents.backroom.bench.http;

import com.openagents.backroom.bench.measure.Samples;
import com.openagents.backroom.bench.process.Client;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks a server of this machine for one path over and over, by some connections that are kept, for some seconds.
public final class LoadClient {
    /// Enough to keep two cores busy, far under the server's own limits.
    private static final int CONNECTIONS = 16;

    /// Requests of one connection in a measurement; more are not sent, however fast the server is.
    private static final int MAX_REQUESTS = 1_000_000;

    private final int port;
    private final String path;

    private LoadClient(int port, String path) {
        this.port = port;
        this.path = path;
    }

    /// What came of it.
    ///
    /// @param perSecond requests a second, all connections together
    /// @param p99Micros from the request's first byte to the answer's last
    /// @param bodyBytes of the last answer
    public record Load(double perSecond, double p99Micros, long bodyBytes) {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        LoadClient client = new LoadClient(Integer.parseInt(arguments[0]), arguments[1]);
        client.ask(Double.parseDouble(arguments[2]));
        Client.say(client.ask(Double.parseDouble(arguments[3])));
    }

    /// Measures in a process of its own.
    static Load measure(int port, String path, double warmUpSeconds, double seconds) throws IOException {
        List<String> arguments =
                List.of(Integer.toString(port), path, Double.toString(warmUpSeconds), Double.toString(seconds));
        try (Client client = Client.start(LoadClient.class, arguments)) {
            return client.next(Load.class);
        }
    }

    private Load ask(double seconds) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Future<Answers>> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(threads.submit(() -> askUntil(end)));
            }
        }
        Samples micros = new Samples();
        long bytes = 0;
        for (Future<Answers> connection : connections) {
            micros.addAll(connection.get().micros());
            bytes = connection.get().bodyBytes();
        }
        double took = (System.nanoTime() - start) / 1e9;
        return new Load(micros.count() / took, micros.percentile(99), bytes);
    }

    private record Answers(Samples micros, long bodyBytes) {}

    private Answers askUntil(long end) throws IOException {
        Samples micros = new Samples();
        long bytes = 0;
        try (KeptConnection connection = KeptConnection.open(port, path)) {
            for (int i = 0; i < MAX_REQUESTS; i++) {
                long sent = System.nanoTime();
                if (sent >= end && i > 0) {
                    break;
                }
                bytes = connection.ask();
                micros.add((System.nanoTime() - sent) / 1_000);
            }
        }
        return new Answers(micros, bytes);
    }
}
