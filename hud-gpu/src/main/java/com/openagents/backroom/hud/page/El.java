package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.page.Node.Attribute;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.page.Node.Text;
import com.openagents.backroom.hud.text.Emoji;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds an element step by step.
public final class El {
    private final String tag;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Node> children = new ArrayList<>();
    private @Nullable String key;

    private El(String tag) {
        this.tag = tag;
    }

    public static El of(String tag) {
        return new El(tag);
    }

    /// An element of these classes.
    public static El of(String tag, String classes) {
        return new El(tag).attribute("class", classes);
    }

    public El key(String key) {
        this.key = key;
        return this;
    }

    public El attribute(String name, String value) {
        attributes.add(new Attribute(name, value));
        return this;
    }

    public El text(String text) {
        children.add(new Text(text));
        return this;
    }

    /// A text of an agent or a program: signs that the fonts lack stand as icons; who copies them gets the original.
    public El words(String text) {
        for (Emoji.Part part : Emoji.parts(text)) {
            if (part.icon().isPresent()) {
                add(of("span", "emoji")
                        .add(Svg.of(part.icon().get(), "icon"))
                        .add(of("span", "sr").text(part.text())));
            } else {
                text(part.text());
            }
        }
        return this;
    }

    public El add(El child) {
        children.add(child.build());
        return this;
    }

    public El add(Node child) {
        children.add(child);
        return this;
    }

    public El add(Optional<El> child) {
        return child.isPresent() ? add(child.get()) : this;
    }

    public El addAll(List<El> more) {
        for (El child : more) {
            add(child);
        }
        return this;
    }

    public Element build() {
        return new Element(tag, key, attributes, children);
    }
}
