package com.openagents.backroom.server.web;

/// Which pages may read an answer.
public enum Reach {
    /// Only ours.
    SAME_ORIGIN,

    /// Any page, without its user's cookies: what is public anyway.
    ANY_ORIGIN
}
