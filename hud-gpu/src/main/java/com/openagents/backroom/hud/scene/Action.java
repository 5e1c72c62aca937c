package com.openagents.backroom.hud.scene;

/// What a click asks for.
public sealed interface Action {
    /// Show one session of a HUD.
    ///
    /// @param hud `username/repo`
    record OpenSession(String hud, String sessionId) implements Action {}

    /// Put a text on the clipboard.
    record Copy(String text) implements Action {}

    /// Open an event whole: a change with all its lines, a call with all it gave back.
    ///
    /// @param hud `username/repo`
    /// @param seq of the event that made the row
    record OpenWhole(String hud, long seq) implements Action {}

    /// Open a web address (https only) in the browser.
    record OpenLink(String url) implements Action {}

    /// Something the window knows how to do, such as `check-sources`; the name is the contract.
    record Command(String name) implements Action {}

    /// Scroll an area to its end and stay there.
    record JumpToEnd(String area) implements Action {}
}
