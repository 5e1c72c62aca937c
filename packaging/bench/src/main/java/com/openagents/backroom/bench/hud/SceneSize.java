package com.openagents.backroom.bench.hud;

import com.openagents.backroom.hud.scene.Scene;
import java.util.List;

/// How large a scene is.
record SceneSize(int width, int height, int glyphs) {
    static final List<SceneSize> WINDOWS = List.of(
            new SceneSize(1280, 800, 5_000),
            new SceneSize(1280, 800, 20_000),
            new SceneSize(1920, 1080, 5_000),
            new SceneSize(1920, 1080, 20_000));

    /// What only a graphics card paints in time.
    static final SceneSize LARGE = new SceneSize(3840, 2160, 200_000);

    String named() {
        return String.format("%dx%d, %,d glyphs", width, height, glyphs);
    }

    /// Two scenes that differ everywhere, to be painted in turn.
    List<Scene> scenes() {
        return List.of(GlyphScene.of(width, height, glyphs, 0), GlyphScene.of(width, height, glyphs, 1));
    }
}
