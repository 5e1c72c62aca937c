package com.openagents.backroom.hud.browser.canvas;

import com.openagents.backroom.hud.browser.Happening;
import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource;
import com.openagents.backroom.hud.scene.Family;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.canvas.CanvasRenderingContext2D;

/// Glyphs drawn by the browser in the page's own fonts: what no prepared file holds, and every size at a ratio that
/// nothing was prepared for.
final class DrawnGlyphs implements GlyphSource {
    /// Below, a quarter of a px is seen; the prepared strikes change at the same size.
    private static final int FINE_BELOW_64THS = 20 * 64;

    private static final int FACES_OF_FAMILY = 3;

    private final CanvasRenderingContext2D pen = createPen();
    private final Happening onFont;
    private final int[] bounds = new int[4];

    /// @param onFont told when a font has come that was missing: what was not drawn for want of it can be now
    DrawnGlyphs(Happening onFont) {
        this.onFont = onFont;
    }

    @Override
    public int phases(int face, int size64) {
        return size64 < FINE_BELOW_64THS ? 4 : 2;
    }

    @Override
    public Answer word(Word word, GlyphImage image) {
        String direction = word.isRightToLeft() ? "rtl" : "ltr";
        return draw(word.face(), word.size64(), word.text(), 0, word.widthPx(), direction, image)
                ? Answer.HERE
                : Answer.NOWHERE;
    }

    @Override
    public boolean coverage(int face, int size64, int phase, int codePoint, GlyphImage image) {
        double shift = (double) phase / phases(face, size64);
        return draw(face, size64, new String(Character.toChars(codePoint)), shift, 0, "ltr", image);
    }

    private boolean draw(int face, int size64, String run, double shift, int room, String direction, GlyphImage image) {
        String family = (face < FACES_OF_FAMILY ? Family.INTER : Family.MONO).fontName();
        int weight = 400 + 100 * (face % FACES_OF_FAMILY);
        if (!measure(pen, family, weight, size64 / 64.0, run, shift, room, direction, bounds, onFont)) {
            return false;
        }
        byte[] texels = image.start(bounds[2], bounds[3], bounds[0], bounds[1], 1);
        if (bounds[2] > 0 && bounds[3] > 0) {
            draw(pen, run, shift - bounds[0], bounds[1], bounds[2], bounds[3], room, texels);
        }
        return true;
    }

    @Override
    public boolean field(int face, int codePoint, GlyphImage image) {
        return false;
    }

    @JSBody(script = "return document.createElement('canvas').getContext('2d', {willReadFrequently: true});")
    private static native CanvasRenderingContext2D createPen();

    /// Finds left, top (up from the baseline), width and height in px of a glyph, or of a word in the middle of its
    /// room. False while its font is missing.
    @JSBody(
            params = {
                "penContext",
                "familyName",
                "fontWeight",
                "fontPx",
                "signText",
                "shiftPx",
                "roomPx",
                "runDirection",
                "glyphBounds",
                "onFont"
            },
            script = "var glyphFont = fontWeight + ' ' + fontPx + \"px '\" + familyName + \"'\";"
                    + "if (!document.fonts.check(glyphFont)) {"
                    + "  document.fonts.load(glyphFont).then(function(loadedFonts) {"
                    + "    if (loadedFonts.length) { onFont(); } });"
                    + "  return false;"
                    + "}"
                    + "penContext.font = glyphFont;"
                    + "penContext.direction = runDirection;"
                    + "penContext.textAlign = roomPx ? 'center' : 'left';"
                    + "var glyphMetrics = penContext.measureText(signText);"
                    + "if (roomPx) {"
                    + "  glyphBounds[0] = 0;"
                    + "  glyphBounds[1] = Math.ceil(glyphMetrics.actualBoundingBoxAscent);"
                    + "  glyphBounds[2] = roomPx;"
                    + "  glyphBounds[3] = Math.max(0, Math.ceil(glyphMetrics.actualBoundingBoxDescent) + glyphBounds[1]);"
                    + "  return true;"
                    + "}"
                    + "var glyphLeft = Math.floor(shiftPx - glyphMetrics.actualBoundingBoxLeft);"
                    + "var glyphTop = Math.ceil(glyphMetrics.actualBoundingBoxAscent);"
                    + "glyphBounds[0] = glyphLeft;"
                    + "glyphBounds[1] = glyphTop;"
                    + "glyphBounds[2] = Math.max(0, Math.ceil(shiftPx + glyphMetrics.actualBoundingBoxRight) - glyphLeft);"
                    + "glyphBounds[3] = Math.max(0, Math.ceil(glyphMetrics.actualBoundingBoxDescent) + glyphTop);"
                    + "return true;")
    private static native boolean measure(
            CanvasRenderingContext2D penContext,
            String familyName,
            int fontWeight,
            double fontPx,
            String signText,
            double shiftPx,
            int roomPx,
            String runDirection,
            @JSByRef int[] glyphBounds,
            Happening onFont);

    /// Draws a glyph and takes its coverage. A canvas of another size forgets its font, so it only grows.
    @JSBody(
            params = {"penContext", "signText", "glyphX", "glyphY", "glyphWidth", "glyphHeight", "roomPx", "glyphTexels"
            },
            script = "var penCanvas = penContext.canvas;"
                    + "if (penCanvas.width < glyphWidth || penCanvas.height < glyphHeight) {"
                    + "  var glyphFont = penContext.font, glyphAlign = penContext.textAlign;"
                    + "  var glyphDirection = penContext.direction;"
                    + "  penCanvas.width = Math.max(penCanvas.width, glyphWidth);"
                    + "  penCanvas.height = Math.max(penCanvas.height, glyphHeight);"
                    + "  penContext.font = glyphFont;"
                    + "  penContext.textAlign = glyphAlign;"
                    + "  penContext.direction = glyphDirection;"
                    + "}"
                    + "penContext.textRendering = 'geometricPrecision';"
                    + "penContext.fillStyle = '#fff';"
                    + "penContext.clearRect(0, 0, glyphWidth, glyphHeight);"
                    + "penContext.fillText(signText, roomPx ? roomPx / 2 : glyphX, glyphY, roomPx || 1e4);"
                    + "var glyphPixels = penContext.getImageData(0, 0, glyphWidth, glyphHeight).data;"
                    + "for (var texelIndex = 0; texelIndex < glyphWidth * glyphHeight; texelIndex++) {"
                    + "  glyphTexels[texelIndex] = glyphPixels[4 * texelIndex + 3];"
                    + "}")
    private static native void draw(
            CanvasRenderingContext2D penContext,
            String signText,
            double glyphX,
            double glyphY,
            int glyphWidth,
            int glyphHeight,
            int roomPx,
            @JSByRef byte[] glyphTexels);
}
