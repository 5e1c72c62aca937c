package com.openagents.backroom.hud.machine;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.WordSource;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Map;

/// Words of scripts that the shipped fonts lack, in the fonts of the machine. The JDK finds the font, joins letters and
/// turns those that run from right to left. The first word takes some tenths of a second. One thread.
///
/// On a machine without fonts it has no words.
public final class MachineFonts implements WordSource {
    private static final int SIZE_UNITS = 64;
    private static final int FACES_OF_FAMILY = 3;
    private static final int SEMI_BOLD = 2;
    private static final FontRenderContext PRECISE = new FontRenderContext(null, true, true);

    private boolean isMissing;

    @Override
    public Answer word(Word word, GlyphImage image) {
        try {
            return !isMissing && draw(word, image) ? Answer.HERE : Answer.NOWHERE;
        } catch (RuntimeException | LinkageError | InternalError e) {
            isMissing = true; // what the JDK throws where a system has no fonts, or not all that finds them
            return Answer.NOWHERE;
        }
    }

    private static boolean draw(Word word, GlyphImage image) {
        Font font = font(word);
        if (word.text().isEmpty() || font.canDisplayUpTo(word.text()) >= 0) {
            return false;
        }
        boolean isTurned = word.isRightToLeft();
        TextLayout layout = new TextLayout(
                word.text(),
                Map.of(
                        TextAttribute.FONT,
                        font,
                        TextAttribute.RUN_DIRECTION,
                        isTurned ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR),
                PRECISE);
        double advance = layout.getAdvance();
        double squeeze = advance > word.widthPx() ? word.widthPx() / advance : 1;
        AffineTransform place = AffineTransform.getTranslateInstance((word.widthPx() - advance * squeeze) / 2, 0);
        place.scale(squeeze, 1);
        Shape outline = layout.getOutline(place);
        Rectangle bounds = outline.getBounds();
        if (bounds.isEmpty()) {
            return false; // such as pictures in colour, which have no outline
        }
        copy(outline, bounds, image);
        return true;
    }

    private static Font font(Word word) {
        String family = word.face() < FACES_OF_FAMILY ? Font.SANS_SERIF : Font.MONOSPACED;
        int style = word.face() % FACES_OF_FAMILY == SEMI_BOLD ? Font.BOLD : Font.PLAIN;
        return new Font(family, style, 1).deriveFont((float) word.size64() / SIZE_UNITS);
    }

    private static void copy(Shape outline, Rectangle bounds, GlyphImage image) {
        BufferedImage picture = new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.translate(-bounds.x, -bounds.y);
        pen.setColor(Color.WHITE);
        pen.fill(outline);
        pen.dispose();
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        byte[] texels = image.start(bounds.width, bounds.height, bounds.x, -bounds.y, 1);
        for (int i = 0; i < pixels.length; i++) {
            texels[i] = (byte) (pixels[i] >>> 24);
        }
    }
}
