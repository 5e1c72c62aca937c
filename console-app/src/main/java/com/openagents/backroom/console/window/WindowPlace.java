package com.openagents.backroom.console.window;

import com.openagents.backroom.hud.scene.Theme;

/// Where the window stands and how it looks, as remembered between starts. All in logical px.
///
/// @param x left edge; NaN lets the system place it
/// @param y upper edge; NaN lets the system place it
public record WindowPlace(double x, double y, double width, double height, boolean maximized, Theme theme) {
    /// Below this the cards of the wall can't be read.
    public static final double MIN_WIDTH_PX = 640;

    public static final double MIN_HEIGHT_PX = 420;

    /// The first start: the size the screens are drawn for.
    public static final WindowPlace FIRST = new WindowPlace(Double.NaN, Double.NaN, 1280, 800, false, Theme.DARK);

    public WindowPlace {
        width = Math.max(MIN_WIDTH_PX, width);
        height = Math.max(MIN_HEIGHT_PX, height);
    }

    /// The same place, made small enough for a monitor of this size; the remembered one may have been larger.
    public WindowPlace within(double monitorWidth, double monitorHeight) {
        return new WindowPlace(x, y, Math.min(width, monitorWidth), Math.min(height, monitorHeight), maximized, theme);
    }
}
