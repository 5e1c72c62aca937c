package com.openagents.backroom.hud.scene;

/// The two families that are shipped: words, and code with figures.
public enum Family {
    INTER("Inter"),
    MONO("JetBrains Mono");

    private final String fontName;

    Family(String fontName) {
        this.fontName = fontName;
    }

    /// The name of the font itself.
    public String fontName() {
        return fontName;
    }
}
