package com.openagents.backroom.hud.scene;

/// The colours by their use, each in a dark and a light value (tokens.md §1, which goes before the summary beside it).
public enum Token {
    /// Window and gutters.
    CANVAS(0x090B0E, 0xE4E7EB),
    /// Panels, cards, bars.
    PANEL(0x101317, 0xFFFFFF),
    /// File headers, turn line, notices.
    RAISED(0x171B21, 0xF3F5F7),
    /// Under the pointer, selected.
    HOVER(0x1D222A, 0xEAEDF1),
    /// Dividers.
    LINE(0x222831, 0xD5DAE0),
    /// Outlines of buttons and keys.
    LINE2(0x323A46, 0xB5BDC7),
    /// Lines between timeline rows.
    GRID(0x15191F, 0xEEF1F4),
    /// Empty part of gauges.
    TRACK(0x1E242C, 0xE3E7EB),
    /// Titles, prose, figures.
    TEXT(0xE8EBEF, 0x14181D),
    /// Code, tool titles, status.
    TEXT2(0xB7BFC9, 0x39424D),
    /// Times, units, meta: the dimmest text allowed.
    TEXT3(0x87919E, 0x5B6672),
    /// Scroll thumb, never text.
    FAINT(0x4A5360, 0xA3ACB7),
    /// Working, links, primary button.
    ACCENT(0x62C3E0, 0x0A6C8A),
    /// Running row.
    ACCENT_BG(0x0F2229, 0xE6F4F8),
    /// Ring behind the arc.
    ACCENT_LINE(0x1F4A58, 0x9CCFDE),
    /// Past bars.
    SPARK(0x467E8F, 0x4F93A8),
    /// A human is needed: fills only.
    AMBER(0xFFB22E, 0xFFB22E),
    /// Everything on amber.
    INK(0x1C1200, 0x1C1200),
    /// Body of a waiting card.
    AMBER_BG(0x1D1608, 0xFFF6E3),
    /// Border of what waits.
    AMBER_EDGE(0xFFB22E, 0xA86E00),
    /// Amber words.
    AMBER_TEXT(0xFFC45C, 0x7A4D00),
    /// Failed, removed.
    RED(0xFF7B72, 0xB3261E),
    /// Removed line.
    RED_BG(0x241315, 0xFDEEEC),
    /// Border of what failed.
    RED_LINE(0x5E2A2B, 0xE7B3AE),
    /// Succeeded, added, live.
    GREEN(0x5CC79B, 0x136B47),
    /// Added line, live badge.
    GREEN_BG(0x0E1F19, 0xE9F6F0),
    /// Border of the live badge.
    GREEN_LINE(0x1F4D3C, 0xA6D8C2),
    /// Changed words of an added line.
    ADD_MARK(0x1C4636, 0xBDE5D2),
    /// Changed words of a removed line.
    DEL_MARK(0x4F2426, 0xF6C9C4),
    /// Search calls.
    VIOLET(0xA99BE0, 0x5E4BB0),
    /// Other calls.
    SAND(0xC9B98A, 0x725E1F),
    /// Fetch calls, ANSI blue.
    BLUE(0x86ABF2, 0x2A55B0),
    /// ANSI yellow, far from amber.
    ANSI_YELLOW(0xD8C777, 0x725E00),
    /// ANSI magenta.
    ANSI_MAGENTA(0xCE9BD6, 0x86368F),
    /// Orange of 256 or more colours, redder than amber.
    ANSI_ORANGE(0xE79A70, 0x93430F),
    /// Lime of 256 or more colours.
    ANSI_LIME(0xA9CC6B, 0x4A6600),
    /// Pink of 256 or more colours.
    ANSI_PINK(0xF08FBB, 0xA2255F);

    private final int dark;
    private final int light;

    Token(int darkRgb, int lightRgb) {
        dark = 0xff000000 | darkRgb;
        light = 0xff000000 | lightRgb;
    }

    int dark() {
        return dark;
    }

    int light() {
        return light;
    }
}
