package com.openagents.backroom.bench.viewers;

import com.openagents.backroom.bench.measure.Mark;
import com.openagents.backroom.bench.measure.Samples;
import com.openagents.backroom.bench.process.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Many viewers of a stream in one process and thread. It says when all have the state, and at the end how long events
/// were on their way.
public final class ViewerCrowd implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 * 1024;

    /// What a viewer that never reads leaves to the kernel.
    private static final int STALLED_BUFFER_BYTES = 4096;

    /// So long without a byte, and everybody has the state.
    private static final long QUIET_MILLIS = 500;

    private static final long MAX_SECONDS = 60;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Samples micros = new Samples();
    private long received;

    private ViewerCrowd() throws IOException {}

    /// All viewers have the state.
    public record Ready(int viewers) {}

    /// What came of it.
    ///
    /// @param events received by all readers together
    /// @param bytes since they were ready
    /// @param ended readers whose stream was ended
    public record Seen(long events, double p50Micros, double p99Micros, long bytes, int ended) {}

    private static final class Reader {
        private final Mark mark = new Mark();
        private boolean hasBegun;
    }

    /// Arguments: port, path, readers, stalled, events.
    public static void main(String[] arguments) throws IOException {
        int readers = Integer.parseInt(arguments[2]);
        int stalled = Integer.parseInt(arguments[3]);
        int events = Integer.parseInt(arguments[4]);
        try (ViewerCrowd crowd = new ViewerCrowd()) {
            InetSocketAddress server =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
            for (int i = 0; i < stalled; i++) {
                crowd.connect(server, arguments[1], false);
            }
            for (int i = 0; i < readers; i++) {
                crowd.connect(server, arguments[1], true);
            }
            crowd.awaitState(readers);
            Client.say(new Ready(readers + stalled));
            Client.say(crowd.watch((long) readers * events));
            System.in.read(); // stays until it is ended, so that the stalled ones are the server's to end
        }
    }

    private void connect(InetSocketAddress server, String path, boolean isReader) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        if (!isReader) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_BUFFER_BYTES);
        }
        channel.connect(server);
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.getPort()
                + "\r\nAccept: text/event-stream\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        if (isReader) {
            channel.register(selector, SelectionKey.OP_READ, new Reader());
        }
    }

    private void awaitState(int readers) throws IOException {
        long end = System.nanoTime() + MAX_SECONDS * 1_000_000_000L;
        int begun = 0;
        boolean isQuiet = false;
        while (begun < readers || !isQuiet) {
            requireTime(end, begun + " of " + readers + " viewers have the state");
            isQuiet = selector.select(QUIET_MILLIS) == 0;
            for (SelectionKey key : selector.selectedKeys()) {
                Reader reader = (Reader) key.attachment();
                if (!reader.hasBegun) {
                    reader.hasBegun = true;
                    begun++;
                }
                read(key);
            }
            selector.selectedKeys().clear();
        }
    }

    /// Reads until so many events have come.
    private Seen watch(long expected) throws IOException {
        received = 0;
        int ended = 0;
        long end = System.nanoTime() + MAX_SECONDS * 1_000_000_000L;
        while (micros.count() < expected) {
            requireTime(end, micros.count() + " of " + expected + " events were received");
            selector.select(QUIET_MILLIS);
            for (SelectionKey key : selector.selectedKeys()) {
                int length = read(key);
                if (length < 0) {
                    key.cancel();
                    ended++;
                }
                note(key, length);
            }
            selector.selectedKeys().clear();
        }
        return new Seen(micros.count(), micros.median(), micros.percentile(99), received, ended);
    }

    private int read(SelectionKey key) throws IOException {
        buffer.clear();
        int length = ((SocketChannel) key.channel()).read(buffer);
        received += Math.max(0, length);
        return length;
    }

    private void note(SelectionKey key, int length) {
        if (length <= 0) {
            return;
        }
        buffer.flip().get(bytes, 0, length);
        Reader reader = (Reader) key.attachment();
        long now = Mark.micros();
        reader.mark.scan(bytes, length, sent -> {
            micros.add(now - sent);
        });
    }

    private static void requireTime(long end, String soFar) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("after " + MAX_SECONDS + " s only " + soFar);
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
