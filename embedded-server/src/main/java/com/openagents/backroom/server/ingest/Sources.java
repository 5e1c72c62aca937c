package com.openagents.backroom.server.ingest;

import com.openagents.backroom.server.ingest.claude.ClaudeStreams;
import com.openagents.backroom.server.ingest.claude.ClaudeTranscripts;
import com.openagents.backroom.server.ingest.export.ExportedLogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All sources that read files. A new one is added here.
public record Sources(List<Source> all) {
    public Sources {
        all = List.copyOf(all);
    }

    /// The sources of this version.
    public static Sources known() {
        return new Sources(List.of(new ExportedLogs(), new ClaudeTranscripts(), new ClaudeStreams()));
    }

    /// A folder to watch.
    ///
    /// @param source whose files lie there; null when they are to be recognised by their contents
    public record Folder(Path path, @Nullable Source source) {}

    /// The folders where the known agents write by themselves.
    public List<Folder> defaultFolders(Surroundings surroundings) {
        List<Folder> folders = new ArrayList<>();
        for (Source source : all) {
            for (Path path : source.defaultFolders(surroundings)) {
                folders.add(new Folder(path, source));
            }
        }
        return folders;
    }

    /// Folders that a person named, which replace the default ones.
    public static List<Folder> watched(List<Path> paths) {
        return paths.stream()
                .map(path -> new Folder(path.toAbsolutePath().normalize(), null))
                .toList();
    }

    /// The source with that name.
    public Optional<Source> find(String name) {
        return all.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /// The agent that a process is; see [Source#agentOf].
    public Optional<String> agentOf(List<String> commandLine) {
        return all.stream()
                .flatMap(source -> source.agentOf(commandLine).stream())
                .findFirst();
    }

    /// Whose a file is, by its beginning.
    public Optional<Source> recognise(FileStart start) {
        return all.stream()
                .filter(source -> source.recognise(start) == Source.Verdict.MINE)
                .findFirst();
    }

    /// Whether no source will ever want the file, however it grows.
    public boolean isForeign(FileStart start) {
        return all.stream().allMatch(source -> source.recognise(start) == Source.Verdict.NOT_MINE);
    }
}
