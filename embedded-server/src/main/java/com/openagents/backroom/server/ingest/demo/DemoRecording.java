package com.openagents.backroom.server.ingest.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A short real recording: nine minutes of an agent with edits, failing commands and terminal output. Where it
/// comes from
/// is written in ORIGIN.md beside it.
public final class DemoRecording {
    /// What people call it.
    public static final String TITLE = "Replay of a recorded session";

    private static final String RESOURCE = "recording.jsonl";

    private DemoRecording() {}

    /// Writes it as a file, so that it is read like any other recording.
    ///
    /// @param folder must exist
    public static Path copyTo(Path folder) throws IOException {
        try (InputStream in = DemoRecording.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException("the bundled recording is missing: install the program again");
            }
            Path file = folder.resolve("backroom-demo.jsonl");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        }
    }
}
