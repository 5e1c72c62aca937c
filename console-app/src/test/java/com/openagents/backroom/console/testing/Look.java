package com.openagents.backroom.console.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/// What pages look like: each theme, at a desk and on a phone.
public enum Look {
    DARK(ColorScheme.DARK, 1280),
    LIGHT(ColorScheme.LIGHT, 1280),
    PHONE_DARK(ColorScheme.DARK, 390),
    PHONE_LIGHT(ColorScheme.LIGHT, 390);

    private static final int HEIGHT_PX = 844;

    private final ColorScheme theme;
    private final int widthPx;

    Look(ColorScheme theme, int widthPx) {
        this.theme = theme;
        this.widthPx = widthPx;
    }

    /// A window that looks so, in which nothing moves.
    public Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setColorScheme(theme)
                .setViewportSize(widthPx, HEIGHT_PX)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
