package com.openagents.backroom.hud.browser.canvas;

import com.openagents.backroom.hud.browser.Happening;
import com.openagents.backroom.hud.browser.Js;
import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.PreparedGlyphs;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The glyphs of the page's canvas: the prepared ones of its ratio, fetched once, and for all else what the browser
/// itself draws.
final class Glyphs {
    /// Ratios that glyphs were prepared for.
    private static final int MAX_PREPARED_RATIO = 2;

    private final Happening onLoad;
    private final PreparedGlyphs prepared = new PreparedGlyphs();
    private final GlyphAtlas atlas;

    /// By file: the metrics, and the glyphs of each ratio.
    private final boolean[] isAsked = new boolean[1 + MAX_PREPARED_RATIO];

    private final boolean[] isThere = new boolean[1 + MAX_PREPARED_RATIO];
    private @Nullable FontMetrics metrics;

    /// True once a scene could be drawn: at a ratio of later, the browser's own glyphs stand in until the file is
    /// there.
    private boolean isStarted;

    /// @param onLoad told when something has come that changes what is drawn
    Glyphs(Happening onLoad) {
        this.onLoad = onLoad;
        atlas = new GlyphAtlas(List.of(prepared, new DrawnGlyphs(this::startAnew)));
    }

    private void startAnew() {
        atlas.empty();
        onLoad.happen();
    }

    GlyphAtlas atlas() {
        return atlas;
    }

    /// The metrics of the fonts, once all is there that draws a scene at this ratio; until then null.
    @Nullable FontMetrics find(double ratio) {
        ask(0, "metrics", bytes -> metrics = FontMetrics.of(bytes));
        int file = ratio == 1 || ratio == MAX_PREPARED_RATIO ? (int) ratio : 0;
        if (file > 0) {
            ask(file, "glyphs-" + file, prepared::add);
        }
        isStarted |= isThere[file];
        return isStarted ? metrics : null;
    }

    private void ask(int file, String name, Dom.Loading taker) {
        String url = Js.bodyData(name);
        if (isAsked[file] || url == null) {
            return;
        }
        isAsked[file] = true;
        Dom.fetch(url, bytes -> {
            taker.load(bytes);
            isThere[file] = true;
            startAnew();
        });
    }
}
