package com.openagents.backroom.server.fuzz;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataReader.IncorrectNewLineException;
import io.helidon.http.Http1HeadersParser;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Headers as a request brings them, read by the reader that the listeners read them with.
public final class Headers {
    private static final int MAX_BYTES = 16 * 1024;

    private Headers() {}

    /// One header and whatever its value makes of the lines after it; empty when they are refused.
    public static Optional<ServerRequestHeaders> of(String name, byte[] value) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes((name + ": ").getBytes(StandardCharsets.US_ASCII));
        block.writeBytes(value);
        block.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try {
            DataReader reader = DataReader.create(block::toByteArray);
            return Optional.of(ServerRequestHeaders.create(Http1HeadersParser.readHeaders(reader, MAX_BYTES, true)));
        } catch (IllegalArgumentException | IncorrectNewLineException | RequestException refused) {
            return Optional.empty();
        }
    }
}
