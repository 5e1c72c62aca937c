package com.openagents.backroom.bench.pictures;

/// The pictures that are taken, all of one moment. Their files are called by [#fileName()].
enum Shot {
    CONSOLE_WALL,
    CONSOLE_HUD,
    CONSOLE_HUD_LIGHT,
    PAGE_HUD,
    PAGE_HUD_LIGHT,
    PAGE_HUD_HTML,
    PAGE_PHONE;

    String fileName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".png";
    }
}
