package com.openagents.backroom.bench.latency;

import java.io.IOException;

/// Something that follows a file and shows what is appended, to clients of a stream and on a page.
interface Relay extends AutoCloseable {
    int port();

    /// The path of the stream.
    String stream();

    /// The address of the page.
    String page();

    /// The selector of what the page shows once it follows.
    String ready();

    /// Streams open now, the page's own among them.
    int streams();

    @Override
    void close() throws IOException;
}
