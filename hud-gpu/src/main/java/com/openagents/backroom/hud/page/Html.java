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

    /// Escapes for text and quoted values alike.
    private static void escape(String text, StringBuilder out) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String replacement = replacement(text.charAt(i));
            if (!replacement.isEmpty()) {
                out.append(text, written, i).append(replacement);
                written = i + 1;
            }
        }
        out.append(text, written, text.length());
    }

    /// What is written in place of a character; empty for one that stays.
    private static String replacement(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> "";
        };
    }
}
