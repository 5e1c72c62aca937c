package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.web.PublicOrigin;
import java.util.List;
import java.util.function.Supplier;

/// Pages for people who are signed in: one frame, with the way to the others. They need no script, but where another
/// party's form is on them.
public final class SitePages {
    private static final List<Link> LINKS = List.of(
            new Link("/repos", "Repositories"),
            new Link("/shares", "HUDs"),
            new Link("/billing", "Billing"),
            new Link("/account", "Account"));

    private final PageDocument document;
    private final Supplier<PublicOrigin> origin;

    private record Link(String path, String text) {}

    /// Where a page is.
    ///
    /// @param tab path of the page in the navigation that it is, or is below
    public record Place(String title, String tab, String path) {}

    public SitePages(PageDocument document, Supplier<PublicOrigin> origin) {
        this.document = document;
        this.origin = origin;
    }

    /// A whole document.
    ///
    /// @param path of the page, one of those in the navigation
    public String page(String title, String path, SignedIn who, Element main) {
        return document.still(about(new Place(title, path, path)), List.of(navigation(path, who), main));
    }

    /// A whole document with scripts of its own.
    ///
    /// @param body what they are to know
    public String page(Place place, SignedIn who, El body, Element main, List<String> scripts) {
        return document.still(about(place), body, List.of(navigation(place.tab(), who), main), scripts);
    }

    /// A whole document for somebody who is not signed in.
    public String open(String title, String path, Element main) {
        return document.still(about(new Place(title, path, path)), main);
    }

    private PageDocument.About about(Place place) {
        String url = origin.get().url(place.path());
        return new PageDocument.About(place.title() + " · Backroom", place.title(), url);
    }

    /// The way to all of them.
    ///
    /// @param tab path of the page that it stands on; any other for none
    static Element navigation(String tab, SignedIn who) {
        El nav = El.of("nav", "site tabs").attribute("aria-label", "Your pages");
        for (Link link : LINKS) {
            El anchor = El.of("a").attribute("href", link.path()).text(link.text());
            nav.add(link.path().equals(tab) ? anchor.attribute("aria-current", "page") : anchor);
        }
        return nav.add(El.of("span", "who").text(who.username())).build();
    }

    /// A button that posts a form with hidden fields.
    ///
    /// @param fields name, value, name, value …
    public static El button(String action, String text, String... fields) {
        El form = El.of("form").attribute("action", action).attribute("method", "post");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(hidden(fields[i], fields[i + 1]));
        }
        return form.add(El.of("button").text(text));
    }

    /// A field of a form that nobody sees.
    public static El hidden(String name, String value) {
        return El.of("input")
                .attribute("type", "hidden")
                .attribute("name", name)
                .attribute("value", value);
    }

    /// Over a form that shows what somebody had filled in before they signed in.
    public static El keptNotice() {
        return El.of("p", "kept-line")
                .attribute("role", "status")
                .text(
                        "You are signed in again. What you had filled in is below and was not sent: look at it, then send it.");
    }
}
