package com.openagents.backroom.server.ingest.claude;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a transcript's path says: whose it is.
///
/// ```
/// <project>/<session>.jsonl                          a session
/// <project>/<session>/subagents/[…/]agent-<id>.jsonl a sub-agent of it
/// <project>/agent-<id>.jsonl                         a sub-agent, before 2.1; its records name the session
/// ```
///
/// @param sessionId the session, as far as the path tells; records that name one are right
record TranscriptPath(String sessionId, @Nullable String agentId) {
    private static final String AGENT = "agent-";
    static final String ENDING = ".jsonl";

    static TranscriptPath of(Path path) {
        String stem = stem(path);
        if (!stem.startsWith(AGENT)) {
            return new TranscriptPath(stem, null);
        }
        String agent = stem.substring(AGENT.length());
        for (int i = path.getNameCount() - 2; i > 0; i--) {
            if (path.getName(i).toString().equals("subagents")) {
                return new TranscriptPath(path.getName(i - 1).toString(), agent);
            }
        }
        return new TranscriptPath(stem, agent);
    }

    /// Whether the name is one of the above.
    static boolean isTranscript(Path inProjects) {
        if (!inProjects.toString().endsWith(ENDING)) {
            return false;
        }
        return switch (inProjects.getNameCount()) {
            case 1, 2 -> true;
            default ->
                stem(inProjects).startsWith(AGENT) && inProjects.toString().contains("subagents");
        };
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
