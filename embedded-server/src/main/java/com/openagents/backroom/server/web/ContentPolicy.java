package com.openagents.backroom.server.web;

/// What a browser may do with an answer (Content Security Policy, level 3). No policy allows inline code or `eval`.
public enum ContentPolicy {
    /// A page of ours: its own scripts, styles, fonts and streams, and nothing from elsewhere.
    PAGE("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"),

    /// The same page in a frame of another site: it sends no forms and leads nowhere but to new tabs.
    EMBED("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
            + "sandbox allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"),

    /// Everything else: if it is ever shown as a page, it can do nothing.
    DATA("default-src 'none'; base-uri 'none'; form-action 'none'");

    private final String text;

    ContentPolicy(String text) {
        this.text = text;
    }

    /// The header.
    ///
    /// @param ancestors who may frame it, as in `frame-ancestors`
    String text(String ancestors) {
        return text + "; frame-ancestors " + ancestors;
    }
}
