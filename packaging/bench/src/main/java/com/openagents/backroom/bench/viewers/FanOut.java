package com.openagents.backroom.bench.viewers;

import java.io.IOException;

/// Something that sends every event to all who listen.
interface FanOut extends AutoCloseable {
    int port();

    /// What viewers ask for.
    String path();

    /// Sends one event.
    ///
    /// @param marked text with the moment it was sent
    void send(String marked) throws IOException;

    /// Viewers connected now.
    int viewers();

    @Override
    void close();
}
