package com.openagents.backroom.server.web;

/// What a browser may do with an answer (Content Security Policy, level 3). No policy allows inline code or `eval`.
public enum ContentPolicy {
    /// A page of ours: its own scripts, styles, fonts and streams, and nothing from elsewhere.
    PAGE("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),

    /// Everything else: if it is ever shown as a page, it can do nothing.
    DATA("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private final String text;

    ContentPolicy(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
