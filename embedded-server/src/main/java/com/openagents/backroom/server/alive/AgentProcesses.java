package com.openagents.backroom.server.alive;

import com.openagents.backroom.server.ingest.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The agents that run on this machine. Where a process keeps its folder to itself (other users, macOS, Windows, a
/// container), it is not seen.
final class AgentProcesses {
    private static final Path PROC = Path.of("/proc");

    private AgentProcesses() {}

    static List<AgentProcess> running(Sources sources) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return List.of();
        }
        return ProcessHandle.allProcesses()
                .flatMap(process -> find(process, sources).stream())
                .toList();
    }

    private static Optional<AgentProcess> find(ProcessHandle process, Sources sources) {
        Path place = PROC.resolve(Long.toString(process.pid()));
        try {
            byte[] words = Files.readAllBytes(place.resolve("cmdline")); // each ends with a NUL
            Optional<String> agent = sources.agentOf(List.of(new String(words, StandardCharsets.UTF_8).split("\0")));
            Optional<Instant> startedAt = process.info().startInstant();
            if (agent.isEmpty() || startedAt.isEmpty()) {
                return Optional.empty();
            }
            Path folder = Files.readSymbolicLink(place.resolve("cwd"));
            return Optional.of(new AgentProcess(agent.get(), folder, startedAt.get()));
        } catch (IOException e) {
            return Optional.empty(); // it ended just now, or is somebody else's
        }
    }
}
