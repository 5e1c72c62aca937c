package com.openagents.backroom.server.secret;

import java.nio.file.Path;

/// A rotation of keys of which only the first step was done, as after a crash.
public final class BrokenRotation {
    private BrokenRotation() {}

    /// Makes the new key in a data folder that nobody has open, and leaves it at that.
    public static void begin(Path data) {
        SealedFolder.box(data).rotate();
    }
}
