package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.action.HudAction.Group;
import com.openagents.backroom.hud.action.HudAction.Place;
import com.openagents.backroom.hud.action.KeyStroke;
import com.openagents.backroom.hud.page.Node.Element;
import java.util.List;
import java.util.stream.Collectors;

/// What a page has beside its HUD for its reader: the menu, the sheet of keys, the palette, the search, and the dialog
/// for large texts. All of it is hidden until the second script (docs/decisions, second-script) is there.
public final class ReaderTools {
    private ReaderTools() {}

    /// The elements, which stand before the HUD.
    ///
    /// @param place what the reader sees
    public static Element element(Place place) {
        return El.of("div", "tools")
                .attribute("id", "tools")
                .attribute("hidden", "")
                .add(button("menu", "Menu").attribute("aria-haspopup", "dialog").add(El.of("span", "bars")))
                .add(El.of("div", "pills")
                        .add(El.of("button", "pill").attribute("id", "held").attribute("hidden", ""))
                        .add(El.of("button", "pill").attribute("id", "only").attribute("hidden", "")))
                .add(find())
                .add(El.of("p", "sr").attribute("id", "said").attribute("role", "status"))
                .add(El.of("p", "toast")
                        .attribute("id", "toast")
                        .attribute("aria-hidden", "true")
                        .attribute("hidden", ""))
                .add(sheet(place))
                .add(palette())
                .add(whole())
                .build();
    }

    private static El button(String id, String label) {
        return El.of("button", "icon-button")
                .attribute("id", id)
                .attribute("type", "button")
                .attribute("aria-label", label);
    }

    private static El sheet(Place place) {
        El dialog = El.of("dialog", "sheet")
                .attribute("id", "keys")
                .attribute("aria-labelledby", "keys-title")
                .add(El.of("header")
                        .add(El.of("h2").attribute("id", "keys-title").text("Keys and actions"))
                        .add(button("keys-close", "Close").text("\u2715")));
        El groups = El.of("div", "groups");
        for (Group group : Group.values()) {
            El list = El.of("ul");
            for (HudAction action : HudAction.at(place)) {
                if (action.group() == group) {
                    list.add(row(action));
                }
            }
            groups.add(El.of("section").add(El.of("h3").text(group.title())).add(list));
        }
        return dialog.add(groups)
                .add(El.of("label", "letters")
                        .add(El.of("input")
                                .attribute("type", "checkbox")
                                .attribute("id", "letters")
                                .attribute("checked", ""))
                        .text(" Keys without Ctrl work"));
    }

    /// What the browser does by itself has its keys here and no button.
    private static El row(HudAction action) {
        String keys = action.keys().stream().map(KeyStroke::text).collect(Collectors.joining(" "));
        El words = action.isBrowsersOwn()
                ? El.of("span", "act").text(action.title())
                : El.of("button", "act")
                        .attribute("type", "button")
                        .attribute("data-action", action.id())
                        .attribute("data-keys", keys)
                        .text(action.title());
        return El.of("li")
                .add(words)
                .add(El.of("kbd").text(action.keys().getFirst().label()));
    }

    private static El palette() {
        return El.of("dialog", "sheet palette")
                .attribute("id", "palette")
                .attribute("aria-label", "Palette")
                .add(El.of("input")
                        .attribute("id", "palette-field")
                        .attribute("type", "search")
                        .attribute("role", "combobox")
                        .attribute("aria-label", "All actions")
                        .attribute("aria-expanded", "true")
                        .attribute("aria-controls", "palette-list")
                        .attribute("aria-autocomplete", "list")
                        .attribute("autocomplete", "off")
                        .attribute("spellcheck", "false")
                        .attribute("maxlength", "200"))
                .add(El.of("ul")
                        .attribute("id", "palette-list")
                        .attribute("role", "listbox")
                        .attribute("aria-label", "Choices"))
                .add(El.of("p", "dim")
                        .attribute("id", "palette-none")
                        .attribute("hidden", "")
                        .text("Nothing of that name."));
    }

    private static El find() {
        return El.of("form", "find")
                .attribute("id", "find")
                .attribute("role", "search")
                .attribute("hidden", "")
                .add(El.of("input")
                        .attribute("id", "find-field")
                        .attribute("type", "search")
                        .attribute("aria-label", "Search in this HUD")
                        .attribute("placeholder", "Search")
                        .attribute("autocomplete", "off")
                        .attribute("spellcheck", "false")
                        .attribute("maxlength", "200"))
                .add(El.of("output").attribute("id", "finds").attribute("for", "find-field"))
                .addAll(List.of(
                        button("find-previous", "Previous find").text("\u2191"),
                        button("find-next", "Next find").text("\u2193"),
                        El.of("button", "plain")
                                .attribute("id", "find-log")
                                .attribute("type", "button")
                                .text("In the log"),
                        button("find-close", "Close the search").text("\u2715")));
    }

    private static El whole() {
        return El.of("dialog", "sheet whole")
                .attribute("id", "whole")
                .attribute("aria-labelledby", "whole-title")
                .add(El.of("header")
                        .add(El.of("h2").attribute("id", "whole-title").text("Whole"))
                        .add(El.of("a")
                                .attribute("id", "whole-page")
                                .attribute("href", "/")
                                .text("As a page"))
                        .add(button("whole-close", "Close").text("\u2715")))
                .add(El.of("pre")
                        .attribute("id", "whole-text")
                        .attribute("tabindex", "0")
                        .attribute("role", "region")
                        .attribute("aria-labelledby", "whole-title"));
    }
}
