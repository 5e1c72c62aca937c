package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.page.Node.Attribute;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.page.Node.Text;
import java.util.Set;

/// Writes a tree as HTML. Texts and values are always escaped, so no data can become markup.
public final class Html {
    /// Elements without an end tag (HTML standard, 13.1.2).
    private static final Set<String> VOID = Set.of("area", "br", "col", "hr", "img", "input", "link", "meta", "wbr");

    private Html() {}

    public static String write(Node node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(Node node, StringBuilder out) {
        switch (node) {
            case Text text -> escape(text.text(), out);
            case Element element -> {
                out.append('<').append(element.tag());
                if (element.key() != null) {
                    write(new Attribute("data-key", element.key()), out);
                }
                element.attributes().forEach(attribute -> write(attribute, out));
                out.append('>');
                if (!VOID.contains(element.tag())) {
                    element.children().forEach(child -> write(child, out));
                    out.append("</").append(element.tag()).append('>');
                }
            }
        }
    }

    private static void write(Attribute attribute, StringBuilder out) {
        out.append(' ').append(attribute.name()).append("=\"");
        escape(attribute.value(), out);
        out.append('"');
    }

    /// Escapes for text and quoted values alike; characters that HTML forbids become U+FFFD.
    private static void escape(String text, StringBuilder out) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String replacement = isPlain(text.charAt(i)) ? "" : replacement(text, i);
            if (!replacement.isEmpty()) {
                out.append(text, written, i).append(replacement);
                written = i + 1;
            }
        }
        out.append(text, written, text.length());
    }

    /// Most of any text: characters that stay, whatever stands beside them.
    private static boolean isPlain(char c) {
        return c == ' ' || (c >= '(' && c < 0x7f && c != '<' && c != '>');
    }

    /// What is written in place of a character; empty for one that stays.
    private static String replacement(String text, int i) {
        return switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\n', '\t' -> "";
            default -> isForbidden(text, i) ? "\ufffd" : "";
        };
    }

    private static boolean isForbidden(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
    }
}
