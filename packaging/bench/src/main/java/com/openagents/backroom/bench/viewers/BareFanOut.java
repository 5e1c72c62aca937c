package com.openagents.backroom.bench.viewers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The least that anyone who serves many viewers must do: write the same bytes to every socket, one after the other.
final class BareFanOut implements FanOut {
    /// All viewers connect at once.
    private static final int BACKLOG = 1024;

    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocketChannel server;
    private final List<SocketChannel> viewers = new CopyOnWriteArrayList<>();

    private final int eventBytes;

    private BareFanOut(ServerSocketChannel server, int eventBytes) {
        this.server = server;
        this.eventBytes = eventBytes;
    }

    /// Opens it.
    ///
    /// @param eventBytes what an event takes on the wire
    static BareFanOut open(int eventBytes) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        BareFanOut fanOut = new BareFanOut(server, eventBytes);
        Thread.ofVirtual().name("bare-accept").start(fanOut::accept);
        return fanOut;
    }

    @Override
    public int port() {
        return server.socket().getLocalPort();
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public int viewers() {
        return viewers.size();
    }

    @Override
    public void send(String marked) throws IOException {
        byte[] head = ("data: " + marked).getBytes(StandardCharsets.US_ASCII);
        byte[] event = Arrays.copyOf(head, Math.max(head.length, eventBytes));
        for (SocketChannel viewer : viewers) {
            write(viewer, event);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel viewer = server.accept();
                viewer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                write(viewer, HEAD);
                viewers.add(viewer);
            }
        } catch (IOException closed) {
            // the end of the measurement
        }
    }

    private static void write(SocketChannel viewer, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            viewer.write(buffer);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel viewer : viewers) {
                viewer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
