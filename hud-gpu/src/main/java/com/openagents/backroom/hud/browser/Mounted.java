package com.openagents.backroom.hud.browser;

import com.openagents.backroom.hud.page.Node;
import com.openagents.backroom.hud.page.Node.Attribute;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.page.Node.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A piece of the page's tree together with its node in the document. Changing it changes only what differs.
final class Mounted {
    private static final String SVG = "http://www.w3.org/2000/svg";

    private final org.teavm.jso.dom.xml.Node dom;
    private final boolean isSvg;
    private Node node;
    private List<Mounted> children = new ArrayList<>();
    private boolean isKept;

    /// Creates the document's nodes for a tree; the caller puts them into the document.
    Mounted(Node node, boolean insideSvg) {
        this.node = node;
        switch (node) {
            case Text text -> {
                isSvg = insideSvg;
                dom = Js.createText(text.text());
            }
            case Element element -> {
                isSvg = insideSvg || element.tag().equals("svg");
                org.teavm.jso.dom.xml.Element created = Js.createElement(isSvg ? SVG : null, element.tag());
                for (Attribute attribute : element.attributes()) {
                    created.setAttribute(attribute.name(), attribute.value());
                }
                if (element.key() != null) {
                    created.setAttribute("data-key", element.key());
                }
                for (Node child : element.children()) {
                    Mounted mounted = new Mounted(child, isSvg);
                    created.appendChild(mounted.dom);
                    children.add(mounted);
                }
                dom = created;
            }
        }
    }

    org.teavm.jso.dom.xml.Node dom() {
        return dom;
    }

    /// Brings the document to the new tree, which is of the same kind as this one.
    void change(Node next) {
        Node before = node;
        node = next;
        switch (next) {
            case Text text -> {
                if (!text.text().equals(((Text) before).text())) {
                    dom.setNodeValue(text.text());
                }
            }
            case Element element -> {
                changeAttributes((Element) before, element, (org.teavm.jso.dom.xml.Element) dom);
                changeChildren(element.children());
            }
        }
    }

    private static void changeAttributes(Element before, Element after, org.teavm.jso.dom.xml.Element dom) {
        for (Attribute attribute : after.attributes()) {
            if (!attribute.value().equals(value(before, attribute.name()))) {
                dom.setAttribute(attribute.name(), attribute.value());
            }
        }
        for (Attribute attribute : before.attributes()) {
            if (value(after, attribute.name()) == null) {
                dom.removeAttribute(attribute.name());
            }
        }
    }

    private static @Nullable String value(Element element, String name) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.name().equals(name)) {
                return attribute.value();
            }
        }
        return null;
    }

    private void changeChildren(List<Node> after) {
        Map<String, Mounted> byKey = new HashMap<>();
        List<Mounted> unkeyed = new ArrayList<>();
        for (Mounted child : children) {
            String key = key(child.node);
            if (key == null) {
                unkeyed.add(child);
            } else {
                byKey.put(key, child);
            }
        }
        List<@Nullable Mounted> kept = new ArrayList<>();
        int nextUnkeyed = 0;
        for (Node child : after) {
            String key = key(child);
            Mounted candidate = null;
            if (key != null) {
                candidate = byKey.get(key);
            } else if (nextUnkeyed < unkeyed.size()) {
                candidate = unkeyed.get(nextUnkeyed++);
            }
            if (candidate != null && !isSameKind(candidate.node, child)) {
                candidate = null;
            }
            kept.add(candidate);
            if (candidate != null) {
                candidate.isKept = true;
                if (key != null) {
                    byKey.remove(key);
                }
            }
        }
        for (Mounted child : children) {
            if (!child.isKept) {
                dom.removeChild(child.dom);
            }
            child.isKept = false;
        }
        children = place(after, kept);
    }

    private List<Mounted> place(List<Node> after, List<@Nullable Mounted> kept) {
        List<Mounted> placed = new ArrayList<>();
        org.teavm.jso.dom.xml.@Nullable Node cursor = dom.getFirstChild();
        for (int i = 0; i < after.size(); i++) {
            Mounted child = kept.get(i);
            if (child == null) {
                child = new Mounted(after.get(i), isSvg);
                dom.insertBefore(child.dom, cursor);
            } else {
                if (cursor != null && Js.isSame(child.dom, cursor)) {
                    cursor = cursor.getNextSibling();
                } else {
                    dom.insertBefore(child.dom, cursor);
                }
                child.change(after.get(i));
            }
            placed.add(child);
        }
        return placed;
    }

    private static boolean isSameKind(Node before, Node after) {
        return switch (before) {
            case Text _ -> after instanceof Text;
            case Element element ->
                after instanceof Element other && other.tag().equals(element.tag());
        };
    }

    private static @Nullable String key(Node node) {
        return switch (node) {
            case Text _ -> null;
            case Element element -> element.key();
        };
    }
}
