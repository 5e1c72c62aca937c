package com.openagents.backroom.hud.paint;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.GlyphSource.Word;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.text.TextRun;
import com.openagents.backroom.hud.text.TextRuns;

/// Runs of text as glyphs, from left to right. What turns a line around is taken out by the layout (`TextFit`); words
/// of
/// scripts that the shipped fonts lack are images of their own, and a box where nobody has them.
final class TextEncoder {
    /// From this size in logical px on glyphs are drawn from distance fields.
    private static final double FIELDS_FROM_PX = 18;

    /// Larger coverage images, at 3x and more, would fill the page.
    private static final double MAX_COVERAGE_PX = 64;

    /// The few large glyphs without a field may be larger.
    private static final double MAX_LARGE_PX = 128;

    private static final double MAX_SIZE_PX = 4000;
    private static final double MAX_PEN_PX = 100_000;
    private static final int SIZE_UNITS = 64;
    private static final int RANGE_UNITS = 256;

    /// Alpha of a box in 256ths of its text's: about what the dimmest text has.
    private static final int BOX_ALPHA = 140;

    private final Stage stage;
    private final ShapeEncoder shapes;
    private final FontMetrics metrics;
    private final GlyphAtlas atlas;
    private boolean hadRoom = true;

    TextEncoder(Stage stage, ShapeEncoder shapes, FontMetrics metrics, GlyphAtlas atlas) {
        this.stage = stage;
        this.shapes = shapes;
        this.metrics = metrics;
        this.atlas = atlas;
    }

    /// Begins a pass over a scene.
    void start() {
        hadRoom = true;
    }

    /// False when the atlas was too full for a glyph since [#start()].
    boolean hadRoom() {
        return hadRoom;
    }

    void text(Text text) {
        Font font = text.font();
        double size = font.size() * stage.scale();
        double pen = text.x() * stage.scale();
        double line = text.baseline() * stage.scale();
        boolean isDrawn = Stage.isSeen(text.color())
                && size > 0
                && size <= MAX_SIZE_PX
                && Math.abs(pen) < MAX_PEN_PX
                && line > stage.clipTop() - size
                && line < stage.clipBottom() + 2 * size;
        if (!isDrawn) {
            return;
        }
        int baseline = Stage.whole(line);
        int strike = font.size() < FIELDS_FROM_PX && size <= MAX_COVERAGE_PX
                ? atlas.strike(font.face(), (int) Math.rint(size * SIZE_UNITS))
                : atlas.fields(font.face());
        if (TextRuns.isPlain(text.text(), font, metrics)) {
            plain(text.text(), font, strike, pen, baseline, text.color());
            return;
        }
        for (TextRun run : TextRuns.of(text.text(), font, metrics)) {
            double left = pen + run.x() * stage.scale();
            if (run.isForeign()) {
                word(run, font, left, baseline, text.color());
            } else {
                plain(run.text(), font, strike, left, baseline, text.color());
            }
        }
    }

    private void plain(String run, Font font, int strike, double left, int baseline, int color) {
        double size = font.size() * stage.scale();
        double pen = left;
        int i = 0;
        while (i < run.length() && pen < stage.clipRight() + size && !stage.isFull()) {
            int codePoint = run.codePointAt(i);
            i += codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 1 : 2;
            double advance = metrics.advance(codePoint, font) * stage.scale();
            if (advance != 0 && pen > stage.clipLeft() - 4 * size) {
                glyph(codePoint, font, strike, pen, baseline, advance, color);
            }
            pen += advance;
        }
    }

    private void word(TextRun run, Font font, double pen, int baseline, int color) {
        double size = font.size() * stage.scale();
        double width = run.width() * stage.scale();
        if (width < 1 || pen >= stage.clipRight() || pen + width <= stage.clipLeft() || stage.isFull()) {
            return;
        }
        int slot = size > MAX_COVERAGE_PX
                ? GlyphAtlas.MISSING
                : atlas.word(new Word(
                        run.text(),
                        font.face(),
                        (int) Math.rint(size * SIZE_UNITS),
                        Stage.whole(width),
                        run.isRightToLeft()));
        if (slot >= 0) {
            image(slot, Stage.whole(pen), baseline, color);
        } else if (slot == GlyphAtlas.MISSING) {
            boxes(run.text(), font, pen, baseline, color);
        }
        hadRoom &= slot != GlyphAtlas.NO_ROOM;
    }

    private void boxes(String run, Font font, double left, int baseline, int color) {
        double pen = left;
        int i = 0;
        while (i < run.length()) {
            int codePoint = run.codePointAt(i);
            double advance = metrics.advance(codePoint, font) * stage.scale();
            if (advance > 0 && codePoint != ' ') {
                box(font, pen, baseline, advance, color);
            }
            pen += advance;
            i += Character.charCount(codePoint);
        }
    }

    private void glyph(int codePoint, Font font, int strike, double pen, int baseline, double advance, int color) {
        int fields = atlas.fields(font.face());
        boolean isDrawn = strike == fields
                ? field(codePoint, font, fields, pen, baseline, color) || large(codePoint, font, pen, baseline, color)
                : coverage(codePoint, strike, pen, baseline, color)
                        || field(codePoint, font, fields, pen, baseline, color);
        if (!isDrawn) {
            box(font, pen, baseline, advance, color);
        }
    }

    /// A large glyph without a field, where a source draws it at any size.
    private boolean large(int codePoint, Font font, double pen, int baseline, int color) {
        double size = font.size() * stage.scale();
        return size <= MAX_LARGE_PX
                && coverage(
                        codePoint, atlas.strike(font.face(), (int) Math.rint(size * SIZE_UNITS)), pen, baseline, color);
    }

    private boolean coverage(int codePoint, int strike, double pen, int baseline, int color) {
        hadRoom &= strike != GlyphAtlas.NO_ROOM;
        int phases = strike < 0 ? 0 : atlas.phases(strike);
        if (phases == 0) {
            return false;
        }
        int step = (int) Math.floor(pen * phases + 0.5);
        int px = Math.floorDiv(step, phases);
        int slot = atlas.slot(strike, step - px * phases, codePoint);
        if (slot < 0) {
            hadRoom &= slot != GlyphAtlas.NO_ROOM;
            return slot == GlyphAtlas.BLANK;
        }
        image(slot, px, baseline, color);
        return true;
    }

    private void image(int slot, int px, int baseline, int color) {
        int x = px + atlas.left(slot);
        int y = baseline - atlas.top(slot);
        int at = stage.open(Kind.GLYPH, x, y, x + atlas.width(slot), y + atlas.height(slot));
        if (at >= 0) {
            int[] words = stage.words();
            words[at] = Stage.pair(atlas.x(slot) + stage.left() - x, atlas.y(slot) + stage.top() - y);
            words[at + 1] = 0;
            words[at + 2] = 0;
            words[at + 3] = 0;
            words[at + 4] = Stage.color(color);
            words[at + 5] = 0;
        }
    }

    private boolean field(int codePoint, Font font, int strike, double pen, int baseline, int color) {
        int slot = atlas.slot(strike, 0, codePoint);
        if (slot < 0) {
            hadRoom &= slot != GlyphAtlas.NO_ROOM;
            return slot == GlyphAtlas.BLANK;
        }
        double texelsPerPx = GlyphAtlas.FIELD_EM / (font.size() * stage.scale());
        double x = pen + atlas.left(slot) / texelsPerPx;
        double y = baseline - atlas.top(slot) / texelsPerPx;
        int at = stage.open(
                Kind.FIELD,
                Stage.whole(x),
                Stage.whole(y),
                Stage.whole(x + atlas.width(slot) / texelsPerPx),
                Stage.whole(y + atlas.height(slot) / texelsPerPx));
        if (at >= 0) {
            int[] words = stage.words();
            words[at] = (int) Math.rint(x * 256);
            words[at + 1] = (int) Math.rint(y * 256);
            words[at + 2] = Stage.pair(atlas.x(slot), atlas.y(slot));
            words[at + 3] = (int) Math.rint(texelsPerPx * 65_536);
            words[at + 4] = Stage.color(color);
            words[at + 5] = GlyphAtlas.FIELD_RANGE * RANGE_UNITS;
        }
        return true;
    }

    /// A glyph that is nowhere to be had: an empty box as wide as its advance, dimmer than text (tokens.md §7.7).
    private void box(Font font, double pen, int baseline, double advance, int color) {
        int side = stage.edge(Math.min(10, font.size() - 1));
        int gap = stage.hairline();
        int left = Stage.whole(pen) + gap;
        int right = Math.max(left + 2 * gap, Stage.whole(pen + advance) - gap);
        int bottom = baseline + gap;
        shapes.quad(left, bottom - side, right, bottom, gap, 0, dimmed(color));
    }

    private static int dimmed(int argb) {
        return ((argb >>> 24) * BOX_ALPHA / 256) << 24 | (argb & 0xffffff);
    }
}
