package com.openagents.backroom.hud.browser;

/// The entry of the page's script: follows the stream that `<body data-stream="…">` names.
public final class BrowserMain {
    private BrowserMain() {}

    /// Starts the live page; without a stream the page stays as the server wrote it.
    public static void main(String[] args) {
        if (!Js.streamUrl(0).isEmpty()) {
            new LivePage().start();
        }
    }
}
