package com.openagents.backroom.bench.pictures;

import java.util.Locale;

/// The pictures that are taken, all of one moment. Their files are called by [#fileName()].
enum Shot {
    CONSOLE_WALL,
    CONSOLE_TIMELINE,
    CONSOLE_WAITING,
    CONSOLE_HUD,
    CONSOLE_HUD_LIGHT,
    CONSOLE_SEARCH,
    CONSOLE_WHOLE,
    CONSOLE_PALETTE,
    CONSOLE_KEYS,
    CONSOLE_REPLAY,
    CONSOLE_SHARE,
    CONSOLE_BILLING,
    CONSOLE_STRIPE,
    CONSOLE_SOURCES,
    CONSOLE_SETTINGS,
    PAGE_HUD,
    PAGE_HUD_LIGHT,
    PAGE_HUD_HTML,
    PAGE_PHONE,
    PAGE_THREAD,
    PAGE_CODE,
    PAGE_TERMINAL,
    PAGE_METRICS,
    PAGE_TIMELINE,
    PAGE_SEARCH,
    PAGE_PALETTE,
    PAGE_KEYS,
    PAGE_REPLAY,
    PAGE_SHARE,
    PAGE_VERIFY,
    PAGE_SHARES,
    PAGE_ACCOUNT,
    PAGE_CARDS,
    PAGE_CREDITS,
    PAGE_INVOICE;

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
    }
}
