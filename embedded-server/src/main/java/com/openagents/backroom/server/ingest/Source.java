package com.openagents.backroom.server.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A kind of file that coding agents write: where it lies, how it is known, and how its lines become events.
///
/// All methods are pure functions of their arguments and may be called by any thread.
public interface Source {
    /// The name in checkpoints, dead letters and status, lower case with dashes.
    String name();

    /// What people call it.
    String title();

    /// The folders where the agent writes such files by itself.
    List<Path> defaultFolders(Surroundings surroundings);

    /// Whether a file below one of the default folders is one of these, by its name alone.
    ///
    /// @param inFolder path relative to the default folder
    boolean takes(Path inFolder);

    /// Whether a file of a folder that may hold anything is one of these, by its beginning.
    Verdict recognise(FileStart start);

    /// The agent that a process is, as events name it; empty when it is none that writes such files.
    ///
    /// @param commandLine the program and its arguments
    Optional<String> agentOf(List<String> commandLine);

    /// Begins or resumes to map a file.
    ///
    /// @param state what [LineMapper#state] gave at the end of the lines mapped so far; empty at the
    ///     beginning of a
    ///     file
    LineMapper mapper(FileFacts file, String state);

    /// What a look at the beginning of a file says.
    enum Verdict {
        MINE,
        NOT_MINE,
        /// Nothing in the part looked at tells.
        UNKNOWN
    }
}
