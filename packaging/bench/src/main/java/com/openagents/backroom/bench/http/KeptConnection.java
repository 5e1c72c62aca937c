package com.openagents.backroom.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A connection that asks for the same thing again and again, and reads answers that say their length.
final class KeptConnection implements AutoCloseable {
    /// The longest head of an answer of ours, some times over.
    private static final int MAX_HEAD_BYTES = 16 * 1024;

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] request;
    private final byte[] buffer = new byte[MAX_HEAD_BYTES];

    private KeptConnection(Socket socket, byte[] request) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = socket.getInputStream();
        this.request = request;
    }

    static KeptConnection open(int port, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: */*\r\n\r\n";
        return new KeptConnection(socket, request.getBytes(StandardCharsets.US_ASCII));
    }

    /// Asks once and reads the answer whole.
    ///
    /// @return the length of its body
    long ask() throws IOException {
        out.write(request);
        int read = 0;
        int bodyAt;
        do {
            int more = in.read(buffer, read, buffer.length - read);
            if (more < 0) {
                throw new EOFException("the server closed the connection after " + read + " bytes");
            }
            read += more;
            bodyAt = endOfHead(read);
        } while (bodyAt < 0 && read < MAX_HEAD_BYTES);
        String head = new String(buffer, 0, Math.max(bodyAt, 0), StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IOException(
                    "the server answered " + head.lines().findFirst().orElse("too long a head"));
        }
        long length = length(head);
        in.skipNBytes(length - (read - bodyAt));
        return length;
    }

    /// Where the body begins; -1 when the head has not come whole.
    private int endOfHead(int read) {
        for (int i = 3; i < read; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static long length(String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("an answer without Content-Length: " + head);
        }
        return Long.parseLong(
                lower.substring(at + LENGTH.length(), lower.indexOf("\r\n", at)).strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
