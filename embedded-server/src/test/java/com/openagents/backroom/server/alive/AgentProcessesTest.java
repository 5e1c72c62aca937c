package com.openagents.backroom.server.alive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real process that bears the agent's name.
class AgentProcessesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void runningAgent_isFoundWithItsFolderAndStart_andNoMoreWhenItHasEnded() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "processes show their folders on Linux only");
        Instant before = Instant.now();
        Process agent = new ProcessBuilder("bash", "-c", "exec -a /opt/bin/claude sleep 600")
                .directory(folder.toFile())
                .start();
        try {
            Await.until("it runs under its name", () -> found().size() == 1);
            AgentProcess found = found().getFirst();
            assertEquals("claude-code", found.agent());
            Duration off = Duration.between(before, found.startedAt()).abs();
            assertTrue(off.compareTo(Duration.ofSeconds(10)) < 0, off.toString());
        } finally {
            agent.destroyForcibly().waitFor();
        }
        assertEquals(List.of(), found());
    }

    private List<AgentProcess> found() {
        return AgentProcesses.look(Sources.known()).running().stream()
                .filter(process -> process.folder().equals(folder))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude",
                "/usr/local/bin/claude --resume",
                "node /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js -p hello"
            })
    void claudeCode_isKnownByItsCommandLine(String commandLine) {
        assertEquals(Optional.of("claude-code"), Sources.known().agentOf(List.of(commandLine.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grep -r claude", "vim /home/ada/claude.md", "/opt/claude/bin/other", "claude-desktop"})
    void otherProcesses_areNotTakenForIt(String commandLine) {
        assertEquals(Optional.empty(), Sources.known().agentOf(List.of(commandLine.split(" "))));
    }
}
