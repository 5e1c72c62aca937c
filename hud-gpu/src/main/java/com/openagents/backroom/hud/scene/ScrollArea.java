package com.openagents.backroom.hud.scene;

/// A part of the scene that scrolls by itself.
///
/// @param id `thread`, `code`, `terminal`, `metrics` or `wall`
/// @param box where it is seen
/// @param contentHeight how high all of its content is
/// @param offset how far it is scrolled, already limited to what there is
public record ScrollArea(String id, Box box, double contentHeight, double offset) {
    /// A reader within this many px of the end is taken along when the content grows (hud.md §3).
    public static final double STICK_PX = 50;

    /// Whether its reader begins at its end and stays there: what grows. Others are read from their beginning.
    public boolean followsEnd() {
        return !id.equals("metrics") && !id.equals("wall");
    }

    public double maxOffset() {
        return Math.max(0, contentHeight - box.height());
    }

    public boolean isAtEnd() {
        return offset >= maxOffset() - STICK_PX;
    }
}
