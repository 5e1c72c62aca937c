package com.openagents.backroom.hud.scene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ThemeTest {
    private static final List<Token> WORDS = List.of(
            Token.TEXT,
            Token.TEXT2,
            Token.TEXT3,
            Token.ACCENT,
            Token.RED,
            Token.GREEN,
            Token.AMBER_TEXT,
            Token.BLUE,
            Token.VIOLET,
            Token.SAND,
            Token.ANSI_YELLOW,
            Token.ANSI_MAGENTA,
            Token.ANSI_ORANGE,
            Token.ANSI_LIME,
            Token.ANSI_PINK);

    @Test
    void everyColourOfWords_isLegibleOnEveryGround() {
        for (Theme theme : Theme.values()) {
            for (Token ground : List.of(Token.CANVAS, Token.PANEL, Token.RAISED)) {
                for (Token word : WORDS) {
                    double contrast = contrast(theme.argb(word), theme.argb(ground));
                    assertTrue(contrast >= 4.5, theme + " " + word + " on " + ground + ": " + contrast);
                }
            }
            assertTrue(contrast(theme.argb(Token.INK), theme.argb(Token.AMBER)) >= 4.5);
            assertTrue(contrast(theme.argb(Token.ACCENT), theme.argb(Token.ACCENT_BG)) >= 4.5);
            assertTrue(contrast(theme.argb(Token.TEXT3), theme.argb(Token.AMBER_BG)) >= 4.5);
        }
    }

    @Test
    void styleSheet_hasTheSameColours() throws IOException {
        try (InputStream in = ThemeTest.class.getResourceAsStream("/META-INF/backroom/static/hud.css")) {
            assertTrue(in != null, "hud.css is on the class path");
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Token token : Token.values()) {
                String light = hex(Theme.LIGHT, token);
                String dark = hex(Theme.DARK, token);
                String value = light.equals(dark) ? dark : "light-dark(" + light + ", " + dark + ")";
                String line = "--" + token.name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + value + ";";
                assertTrue(css.contains(line), line);
            }
        }
    }

    private static String hex(Theme theme, Token token) {
        return "#" + Integer.toHexString(theme.argb(token)).substring(2);
    }

    private static double contrast(int a, int b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
