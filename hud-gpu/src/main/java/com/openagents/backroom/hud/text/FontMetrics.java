package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.scene.Font;

/// How wide glyphs are, in the fonts that are shipped.
public final class FontMetrics {
    private final Advances[] faces;

    FontMetrics(Advances[] faces) {
        this.faces = faces.clone();
    }

    /// The metrics that are shipped, from the class path.
    public static FontMetrics load() {
        return MetricsResource.load();
    }

    /// The metrics in the bytes of the resource, which a browser fetches.
    public static FontMetrics of(byte[] file) {
        return MetricsResource.read(file);
    }

    /// Width of one glyph in logical px.
    public double advance(int codePoint, Font font) {
        return faces[font.face()].advance(codePoint) * font.size() + font.tracking();
    }

    /// Width of a run of text in logical px.
    public double width(String text, Font font) {
        Advances face = faces[font.face()];
        double width = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            width += face.advance(codePoint) * font.size() + font.tracking();
            i += Character.charCount(codePoint);
        }
        return width;
    }

    /// The height of lower-case ascenders above the baseline, in logical px.
    public double ascent(Font font) {
        return faces[font.face()].ascent() * font.size();
    }

    /// True when the font has the glyph.
    public boolean has(int codePoint, Font font) {
        return faces[font.face()].has(codePoint);
    }
}
