package com.openagents.backroom.bench.latency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// The least that anyone who shows a growing file must do: the system tells of the change, the new bytes are read and
/// written to every stream, and a page of three lines puts them into its document. Nothing is understood, stored or
/// made safe.
final class BareRelay implements Relay {
    private static final String PAGE = """
            <!doctype html><title>bare</title><body><p id="ready">ready</p><script>
            new EventSource('/stream').onmessage = message => {
              document.body.appendChild(document.createElement('p')).textContent = message.data;
            };
            </script>""";

    private final Path file;
    private final WatchService watch;
    private final HttpServer server;
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();

    private BareRelay(Path file, WatchService watch, HttpServer server) {
        this.file = file;
        this.watch = watch;
        this.server = server;
    }

    /// Follows a file that is there.
    static BareRelay open(Path folder, Path file) throws IOException {
        WatchService watch = folder.getFileSystem().newWatchService();
        folder.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BareRelay relay = new BareRelay(file, watch, server);
        server.createContext("/", BareRelay::page);
        server.createContext("/stream", relay::stream);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Thread.ofPlatform().daemon().name("bare-relay").start(relay::follow);
        return relay;
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public String stream() {
        return "/stream";
    }

    @Override
    public String page() {
        return "http://127.0.0.1:" + port() + "/";
    }

    @Override
    public String ready() {
        return "#ready";
    }

    @Override
    public int streams() {
        return streams.size();
    }

    private static void page(HttpExchange exchange) throws IOException {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(": hello\n\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        streams.add(out);
    }

    private void follow() {
        try (RandomAccessFile growing = new RandomAccessFile(file.toFile(), "r")) {
            growing.seek(growing.length());
            while (true) {
                WatchKey key = watch.take();
                key.pollEvents();
                byte[] bytes = new byte[(int) (growing.length() - growing.getFilePointer())];
                growing.readFully(bytes);
                relay(new String(bytes, StandardCharsets.UTF_8).lines().toList());
                key.reset();
            }
        } catch (IOException | ClosedWatchServiceException closed) {
            // the end of the measurement
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relay(List<String> lines) throws IOException {
        for (String line : lines) {
            byte[] message = ("data: " + line + "\n\n").getBytes(StandardCharsets.UTF_8);
            for (OutputStream stream : streams) {
                stream.write(message);
                stream.flush();
            }
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        server.stop(0);
    }
}
