package com.openagents.backroom.bench.replay;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.layout.PanelCache;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.raster.Picture;
import com.openagents.backroom.hud.raster.Raster;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.text.FontMetrics;
import java.time.Instant;
import java.util.List;

/// What the console does with a state that was sought: lays it out and paints it, here by the processor, which every
/// machine has.
final class DrawnFrame {
    private static final int WIDTH_PX = 1280;
    private static final int HEIGHT_PX = 800;

    private final FontMetrics metrics = FontMetrics.load();
    private final GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load()));
    private final SceneEncoder encoder = new SceneEncoder(metrics, atlas);
    private final Raster raster = new Raster(atlas);
    private final DisplayList list = new DisplayList();
    private final Picture picture = new Picture();
    private final PanelCache panels = new PanelCache();

    void draw(HudState state, Instant moment) {
        HudView view = new HudView(
                state.hud().toString(),
                state.foremost(moment).orElse(null),
                state.seq(),
                new LinkState.Replay("paused"),
                false,
                false,
                0,
                HudView.Offsets.AT_END,
                null);
        Scene scene = HudLayout.lay(view, new Frame(WIDTH_PX, HEIGHT_PX, Theme.DARK, metrics, moment), panels);
        encoder.encode(scene, 1, list);
        raster.paint(list, picture);
    }
}
