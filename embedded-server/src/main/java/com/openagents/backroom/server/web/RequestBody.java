package com.openagents.backroom.server.web;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A request's body.
public final class RequestBody {
    private RequestBody() {}

    /// The whole body.
    ///
    /// @param limitBytes the most that is read, also of a chunked body
    /// @throws ApiException when there is more
    public static byte[] bytes(ServerRequest request, int limitBytes) {
        if (request.headers().contentLength().orElse(0) > limitBytes) {
            throw ApiException.tooLarge(limitBytes);
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(limitBytes + 1);
            if (body.length > limitBytes) {
                throw ApiException.tooLarge(limitBytes);
            }
            return body;
        } catch (IllegalArgumentException e) { // what Helidon makes of a chunk without a size
            throw ApiException.badRequest("The body is not proper HTTP/1.1 and was refused.");
        } catch (InsufficientDataAvailableException e) {
            throw ApiException.badRequest("The body ended before all of it had come. Send it again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isPresent(ServerRequest request) {
        return request.headers().contains(HeaderNames.TRANSFER_ENCODING)
                || (request.headers().contains(HeaderNames.CONTENT_LENGTH)
                        && !request.headers()
                                .get(HeaderNames.CONTENT_LENGTH)
                                .values()
                                .equals("0"));
    }

    static boolean isUnread(ServerRequest request) {
        return isPresent(request) && !request.content().consumed();
    }
}
