package com.openagents.backroom.hud.scene;

/// The colours of tokens.md §1, as ARGB.
public enum Theme {
    DARK(true),
    LIGHT(false);

    private final boolean isDark;

    Theme(boolean isDark) {
        this.isDark = isDark;
    }

    public boolean isDark() {
        return isDark;
    }

    /// The ARGB of a token.
    public int argb(Token token) {
        return isDark ? token.dark() : token.light();
    }
}
