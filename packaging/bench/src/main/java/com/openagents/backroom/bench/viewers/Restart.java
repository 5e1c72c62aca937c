package com.openagents.backroom.bench.viewers;

import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.process.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A restart while many look on: all come back to exactly what they missed.
final class Restart {
    private static final int EVENTS_MEANWHILE = 50;

    private Restart() {}

    /// How long until all are back, beside how long it took all to come the first time.
    ///
    /// @throws IllegalStateException when anybody missed an event or was sent one twice
    static Figure of(int viewers, Path root, Path watched) throws IOException {
        ServerFanOut first = ServerFanOut.open(root, watched);
        int port = first.port();
        List<String> arguments = List.of(
                Integer.toString(port),
                first.path(),
                Integer.toString(viewers),
                Integer.toString(first.published() + EVENTS_MEANWHILE + 1));
        try (Client crowd = Client.start(ReturningCrowd.class, arguments)) {
            ReturningCrowd.Ready ready = crowd.next(ReturningCrowd.Ready.class);
            first.close();
            try (ServerFanOut again = ServerFanOut.reopen(first, root, watched, port)) {
                for (int i = 0; i <= EVENTS_MEANWHILE; i++) {
                    again.send("while they were away " + i);
                }
                ReturningCrowd.Back back = crowd.next(ReturningCrowd.Back.class);
                if (back.gaps() > 0) {
                    throw new IllegalStateException(back.gaps() + " of " + viewers + " viewers did not resume");
                }
                return Figure.of(
                        String.format("%,d viewers: restart to all resumed without a gap", viewers),
                        "ms",
                        back.millis(),
                        "all come the first time",
                        ready.millis());
            }
        } finally {
            first.close();
        }
    }
}
