package com.openagents.backroom.hud.state;

/// The name of a tool as people read it. Agents name the tools of MCP servers `mcp__SERVER__TOOL`.
///
/// @param server empty for a tool of the agent's own
public record ToolName(String server, String tool) {
    private static final String MCP = "mcp__";
    private static final String BETWEEN = "__";

    public static ToolName of(String name) {
        int end = name.startsWith(MCP) ? name.indexOf(BETWEEN, MCP.length()) : -1;
        boolean isOfServer = end > MCP.length() && end + BETWEEN.length() < name.length();
        return isOfServer
                ? new ToolName(name.substring(MCP.length(), end), name.substring(end + BETWEEN.length()))
                : new ToolName("", name);
    }

    /// A name in one text: `issues: issue_ready`.
    public static String words(String name) {
        ToolName parts = of(name);
        return parts.prefix() + parts.tool();
    }

    /// Before the tool's own name: `issues: `, or nothing.
    public String prefix() {
        return server.isEmpty() ? "" : server + ": ";
    }
}
