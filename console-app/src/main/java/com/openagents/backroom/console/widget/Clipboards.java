package com.openagents.backroom.console.widget;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts text where Ctrl-V finds it. FX thread only.
public final class Clipboards {
    private Clipboards() {}

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
