package com.openagents.backroom.server.web;

import java.util.Optional;

/// Draws an error for people.
@FunctionalInterface
public interface ErrorPage {
    /// A whole HTML document.
    ///
    /// @param requestId what the log has it under
    String render(ApiException error, String requestId, Asked asked);

    /// What was asked for when it happened.
    ///
    /// @param page the page of ours that people go on at, once they have signed in where that is needed
    /// @param form what became of what they had filled in there
    record Asked(Optional<String> page, Form form) {
        /// Nothing that one comes back to.
        static final Asked NOTHING = new Asked(Optional.empty(), Form.NONE);
    }

    /// What becomes of a form that could not be done.
    enum Form {
        NONE,
        /// Its page shows it again after the sign-in.
        KEPT,
        /// It is more than is kept.
        TOO_LARGE
    }
}
