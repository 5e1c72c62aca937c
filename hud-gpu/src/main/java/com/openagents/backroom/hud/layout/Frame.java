package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.text.FontMetrics;
import java.time.Instant;

/// What a scene is laid out for: size in logical px, colours, fonts and the moment that clocks show.
public record Frame(double width, double height, Theme theme, FontMetrics metrics, Instant now) {
    public Frame {
        width = Math.max(1, width);
        height = Math.max(1, height);
    }
}
