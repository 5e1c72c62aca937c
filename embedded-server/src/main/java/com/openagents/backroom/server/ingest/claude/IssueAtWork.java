package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import org.jspecify.annotations.Nullable;

/// The issue that a session takes up, as far as the results of its tools tell.
final class IssueAtWork {
    /// The tool of issue trackers (MCP) that hands out the next issue: its number and title as JSON.
    private static final String NEXT_ISSUE = "__issue_ready";

    /// What the tracker's command line prints when an issue is taken: `✓ Claimed issue #848: Fix NaN panic`.
    private static final String CLAIMED = "Claimed issue #";

    /// How much of a result is looked at: both forms say it at once.
    private static final int MAX_SCAN_CHARS = 64 * 1024;

    private IssueAtWork() {}

    /// The issue as `#848 Title`; null when the result names none.
    static @Nullable String of(String toolName, String result) {
        if (result.length() > MAX_SCAN_CHARS) {
            return null;
        }
        return toolName.endsWith(NEXT_ISSUE) ? next(result) : claimed(result);
    }

    private static @Nullable String next(String result) {
        try {
            JsonNode issue = Json.parse(result);
            Long number = Nodes.whole(issue, "number");
            String title = Nodes.anyText(issue, "title");
            return number == null || title == null ? null : "#" + number + " " + ToolUse.oneLine(title);
        } catch (NotJsonException e) {
            return null; // a sentence: there is no issue
        }
    }

    private static @Nullable String claimed(String result) {
        for (String line : result.split("\n", 4)) {
            int at = line.indexOf(CLAIMED);
            int colon = line.indexOf(": ", Math.max(at, 0));
            if (at >= 0 && at <= 2 && colon > 0) {
                String number = line.substring(at + CLAIMED.length(), colon);
                return number.chars().allMatch(Character::isDigit)
                        ? "#" + number + " " + ToolUse.oneLine(line.substring(colon + 2))
                        : null;
            }
        }
        return null;
    }
}
