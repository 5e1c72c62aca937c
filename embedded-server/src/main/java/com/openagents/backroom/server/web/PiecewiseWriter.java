package com.openagents.backroom.server.web;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/// Writes in pieces and tells when each began, so that a reader who takes nothing is told from one who takes long.
final class PiecewiseWriter implements DataWriter {
    private final DataWriter socket;
    private final GuardedConnection connection;

    PiecewiseWriter(DataWriter socket, GuardedConnection connection) {
        this.socket = socket;
        this.connection = connection;
    }

    @Override
    public void write(BufferData... buffers) {
        for (BufferData buffer : buffers) {
            write(buffer);
        }
    }

    @Override
    public void write(BufferData buffer) {
        while (buffer.available() > WebLimits.WRITE_PIECE_BYTES) {
            byte[] piece = new byte[WebLimits.WRITE_PIECE_BYTES];
            int length = buffer.read(piece);
            writePiece(BufferData.create(piece, 0, length));
        }
        writePiece(buffer);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        write(buffers);
        flush();
    }

    @Override
    public void writeNow(BufferData buffer) {
        write(buffer);
        flush();
    }

    @Override
    public void flush() {
        socket.flush();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void writePiece(BufferData piece) {
        connection.writeBegins();
        try {
            socket.writeNow(piece);
        } finally {
            connection.writeEnds();
        }
    }
}
