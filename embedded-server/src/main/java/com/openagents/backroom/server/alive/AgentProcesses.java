package com.openagents.backroom.server.alive;

import com.openagents.backroom.server.ingest.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The agents that run on this machine, as far as they can be seen: where a process keeps its folder to itself (macOS,
/// Windows, another user's), it is not.
///
/// @param areAllSeen whether one that is not among them does not run
record AgentProcesses(boolean areAllSeen, List<AgentProcess> running) {
    private static final Path PROC = Path.of("/proc");

    /// What the link to a process' own space of process ids says in the system's first one, which sees all others
    /// (Linux, include/linux/proc_ns.h: PROC_PID_INIT_INO). In a container it says something else.
    private static final String FIRST_SPACE = "pid:[4026531836]";

    static AgentProcesses look(Sources sources) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return new AgentProcesses(false, List.of());
        }
        List<AgentProcess> running = ProcessHandle.allProcesses()
                .flatMap(process -> find(process, sources).stream())
                .toList();
        return new AgentProcesses(isFirstSpace(), running);
    }

    private static boolean isFirstSpace() {
        try {
            return Files.readSymbolicLink(PROC.resolve("self/ns/pid"))
                    .toString()
                    .equals(FIRST_SPACE);
        } catch (IOException e) {
            return false; // a system that only looks like Linux
        }
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
