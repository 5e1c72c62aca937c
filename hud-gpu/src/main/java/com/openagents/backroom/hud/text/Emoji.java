package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Icon;
import com.openagents.backroom.hud.scene.Icon.Outline;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pictures among letters, which programs write often (tokens.md §7.7): some have a shape of ours, the others are an
/// empty box.
public final class Emoji {
    private static final int FIRST_PICTURE = 0x1f000;
    private static final int LAST_PICTURE = 0x1faff;
    private static final int AS_PICTURE = 0xfe0f;

    private Emoji() {}

    /// A part of a text.
    ///
    /// @param text as it was written
    /// @param icon what stands for it; empty for plain text
    public record Part(String text, Optional<Icon> icon) {}

    /// The shape of ours for a sign; empty when there is none.
    public static Optional<Icon> shape(int codePoint) {
        return switch (codePoint) {
            case 0x2705, 0x2713, 0x2714 -> Optional.of(Icons.tick());
            case 0x274c, 0x2717, 0x2718 -> Optional.of(Icons.cross());
            case 0x1f50d, 0x1f50e -> Optional.of(Icons.tool(ToolKind.SEARCH, Token.ACCENT));
            default -> Optional.empty();
        };
    }

    /// The text in parts; a text without such signs is one part.
    public static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            Optional<Icon> icon = icon(codePoint);
            if (icon.isPresent()) {
                addPlain(text.substring(from, i), parts);
                end += end < text.length() && text.charAt(end) == AS_PICTURE ? 1 : 0;
                parts.add(new Part(text.substring(i, end), icon));
                from = end;
            }
            i = end;
        }
        addPlain(text.substring(from), parts);
        return parts;
    }

    /// Whether it is one of them.
    public static boolean isSign(int codePoint) {
        return isPicture(codePoint) || shape(codePoint).isPresent();
    }

    private static boolean isPicture(int codePoint) {
        return codePoint >= FIRST_PICTURE && codePoint <= LAST_PICTURE;
    }

    private static Optional<Icon> icon(int codePoint) {
        Optional<Icon> shape = shape(codePoint);
        return shape.isEmpty() && isPicture(codePoint) ? Optional.of(box()) : shape;
    }

    private static Icon box() {
        return new Icon(10, List.of(new Outline(new Box(0.5, 0.5, 9, 9), 1, 1, Token.TEXT3)));
    }

    private static void addPlain(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, Optional.empty()));
        }
    }
}
