package com.openagents.backroom.bench.latency;

import com.openagents.backroom.bench.measure.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client of a stream that notes every mark as soon as its bytes are there.
final class StreamEar implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Socket socket;
    private final Recorder recorder;

    private StreamEar(Socket socket, Recorder recorder) {
        this.socket = socket;
        this.recorder = recorder;
    }

    static StreamEar open(int port, String path, Recorder recorder) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StreamEar ear = new StreamEar(socket, recorder);
        Thread.ofPlatform().daemon().name("ear").start(ear::listen);
        return ear;
    }

    private void listen() {
        Mark mark = new Mark();
        byte[] bytes = new byte[BUFFER_BYTES];
        try {
            InputStream in = socket.getInputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                long now = Mark.micros();
                mark.scan(bytes, length, sent -> recorder.saw(sent, now));
            }
        } catch (IOException closed) {
            // the end of the measurement
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
