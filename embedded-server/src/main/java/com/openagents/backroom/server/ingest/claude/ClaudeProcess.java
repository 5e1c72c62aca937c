package com.openagents.backroom.server.ingest.claude;

import java.util.List;
import java.util.Optional;

/// How a running Claude Code looks among the processes: `claude`, a path that ends so, or a script of its package.
final class ClaudeProcess {
    private static final String PROGRAM = "claude";
    private static final String PACKAGE = "/@anthropic-ai/claude-code/";

    /// The program itself, or the script that it is given to.
    private static final int WORDS_LOOKED_AT = 2;

    private ClaudeProcess() {}

    static Optional<String> agentOf(List<String> commandLine) {
        boolean isClaude =
                commandLine.stream().limit(WORDS_LOOKED_AT).anyMatch(word -> isProgram(word) || word.contains(PACKAGE));
        return isClaude ? Optional.of(RowSink.AGENT) : Optional.empty();
    }

    private static boolean isProgram(String word) {
        return word.equals(PROGRAM) || word.endsWith("/" + PROGRAM);
    }
}
