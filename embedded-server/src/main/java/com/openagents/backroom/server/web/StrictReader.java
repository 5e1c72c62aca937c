package com.openagents.backroom.server.web;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import java.util.function.Supplier;

/// A connection's incoming bytes. Its lines, which HTTP/1.1 has only between chunks, hold nothing but a chunk's size.
///
/// Helidon 4.5 parses sizes with `Integer.parseUnsignedInt`, so that `+1` is 1 and ` 1` is our fault (a 500); RFC 9112,
/// 7.1 allows hexadecimal digits only, and a front end that reads such a line otherwise would see another end of the
/// request.
@SuppressWarnings("removal") // the factory that replaces this constructor gives no subclass
final class StrictReader extends DataReader {
    /// Sizes of more digits are over any limit here.
    private static final int MAX_SIZE_DIGITS = 8;

    StrictReader(Supplier<byte[]> incoming) {
        super(incoming);
    }

    @Override
    public String readLine() {
        String line = super.readLine();
        if (line.length() > MAX_SIZE_DIGITS || !line.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw RequestException.builder()
                    .type(EventType.BAD_REQUEST)
                    .message("no chunk size")
                    .setKeepAlive(false)
                    .build();
        }
        return line;
    }
}
