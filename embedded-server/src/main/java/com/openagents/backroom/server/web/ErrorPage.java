package com.openagents.backroom.server.web;

/// Draws an error for people.
@FunctionalInterface
public interface ErrorPage {
    /// A whole HTML document.
    ///
    /// @param requestId what the log has it under
    String render(ApiException error, String requestId);
}
