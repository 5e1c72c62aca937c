package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.text.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a page: an element or a text. The server writes it as HTML, the browser keeps its document equal to it.
public sealed interface Node {
    /// A text, as the reader sees it; whoever writes it out escapes it.
    record Text(String text) implements Node {
        public Text {
            text = PlainText.of(text);
        }
    }

    /// An element.
    ///
    /// @param tag lower case, from our own code, never from data
    /// @param key names the element among its siblings, so that a change finds it again; null when its place does
    record Element(String tag, @Nullable String key, List<Attribute> attributes, List<Node> children) implements Node {
        public Element {
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }
    }

    /// A name from our own code and a value from anywhere.
    record Attribute(String name, String value) {
        public Attribute {
            value = PlainText.of(value);
        }
    }
}
