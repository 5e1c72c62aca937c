package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Texts;
import java.util.ArrayList;
import java.util.List;

/// Reads the colours of terminal output (ECMA-48, SGR). Other control sequences are left out.
public final class Ansi {
    private static final int MAX_SPANS = 200;

    /// Channels of a colour that differ by less, of 255, have no hue to speak of.
    private static final int LEAST_COLORFUL = 40;

    /// Greys darker than this, of 255, are dim.
    private static final int DARKEST_PLAIN = 110;

    private Ansi() {}

    /// A part of a line in one colour.
    public record Span(String text, Token token, boolean isBold) {}

    /// The spans of one line; each line starts without colour.
    public static List<Span> spans(String line, Token plain) {
        List<Span> spans = new ArrayList<>();
        Token token = plain;
        boolean isBold = false;
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c != '\u001b') {
                if (c == '\t') {
                    text.append("    ");
                } else if (c >= ' ') {
                    text.append(c);
                }
                i++;
                continue;
            }
            int end = Texts.endOfEscape(line, i);
            if (end > i + 2 && line.charAt(i + 1) == '[' && line.charAt(end - 1) == 'm') {
                if (!text.isEmpty() && spans.size() < MAX_SPANS) {
                    spans.add(new Span(text.toString(), token, isBold));
                    text.setLength(0);
                }
                List<Integer> codes = codes(line.substring(i + 2, end - 1));
                token = token(codes, token, plain);
                isBold = bold(codes, isBold);
            }
            i = end;
        }
        if (!text.isEmpty()) {
            spans.add(new Span(text.toString(), token, isBold));
        }
        return spans;
    }

    private static List<Integer> codes(String parameters) {
        List<Integer> codes = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= parameters.length(); i++) {
            if (i == parameters.length() || parameters.charAt(i) == ';' || parameters.charAt(i) == ':') {
                codes.add(number(parameters.substring(from, i)));
                from = i + 1;
            }
        }
        return codes;
    }

    private static int number(String digits) {
        int value = 0;
        for (int i = 0; i < Math.min(4, digits.length()); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean bold(List<Integer> codes, boolean before) {
        boolean bold = before;
        for (int code : codes) {
            bold = code == 1 || (bold && code != 0 && code != 22);
        }
        return bold;
    }

    private static Token token(List<Integer> codes, Token before, Token plain) {
        Token token = before;
        for (int i = 0; i < codes.size(); i++) {
            int code = codes.get(i);
            if (code == 0 || code == 39) {
                token = plain;
            } else if (code == 2) {
                token = Token.TEXT3;
            } else if (code >= 30 && code <= 37) {
                token = color(code - 30, plain);
            } else if (code >= 90 && code <= 97) {
                token = color(code - 90, plain);
            } else if (code == 38 || code == 48) {
                boolean isIndexed = i + 2 < codes.size() && codes.get(i + 1) == 5;
                boolean isRgb = i + 4 < codes.size() && codes.get(i + 1) == 2;
                if (code == 38 && isIndexed) {
                    token = indexed(codes.get(i + 2), plain);
                } else if (code == 38 && isRgb) {
                    token = nearest(codes.get(i + 2), codes.get(i + 3), codes.get(i + 4), plain);
                }
                i += isRgb ? 4 : isIndexed ? 2 : 0;
            }
        }
        return token;
    }

    private static Token color(int index, Token plain) {
        return switch (index) {
            case 0 -> Token.TEXT3;
            case 1 -> Token.RED;
            case 2 -> Token.GREEN;
            case 3 -> Token.ANSI_YELLOW;
            case 4 -> Token.BLUE;
            case 5 -> Token.ANSI_MAGENTA;
            case 6 -> Token.ACCENT;
            case 7 -> Token.TEXT;
            default -> plain;
        };
    }

    private static Token indexed(int index, Token plain) {
        if (index < 16) {
            return color(index % 8, plain);
        }
        if (index >= 232) {
            return index < 244 ? Token.TEXT3 : plain;
        }
        int cube = index - 16;
        return nearest(level(cube / 36), level(cube / 6 % 6), level(cube % 6), plain);
    }

    /// A step of the cube of 256 colours: 0, 95, 135, 175, 215, 255 in every terminal.
    private static int level(int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    }

    /// The token of the nearest hue, so that any colour keeps it and stays legible on a panel (tokens.md §1).
    private static Token nearest(int red, int green, int blue, Token plain) {
        int max = Math.max(red, Math.max(green, blue));
        int min = Math.min(red, Math.min(green, blue));
        if (max - min < LEAST_COLORFUL) {
            return max < DARKEST_PLAIN ? Token.TEXT3 : plain;
        }
        double sixth;
        if (max == red) {
            sixth = (double) (green - blue) / (max - min);
        } else if (max == green) {
            sixth = 2 + (double) (blue - red) / (max - min);
        } else {
            sixth = 4 + (double) (red - green) / (max - min);
        }
        return hue((int) Math.round(60 * sixth + 360) % 360);
    }

    /// The token of a hue in degrees.
    private static Token hue(int degrees) {
        if (degrees < 15 || degrees >= 345) {
            return Token.RED;
        }
        if (degrees < 105) {
            return degrees < 40 ? Token.ANSI_ORANGE : degrees < 70 ? Token.ANSI_YELLOW : Token.ANSI_LIME;
        }
        if (degrees < 240) {
            return degrees < 165 ? Token.GREEN : degrees < 205 ? Token.ACCENT : Token.BLUE;
        }
        return degrees < 275 ? Token.VIOLET : degrees < 315 ? Token.ANSI_MAGENTA : Token.ANSI_PINK;
    }
}
