package com.openagents.backroom.server.billing;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.hud.SitePages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What the pages about money have in common: the way from one to the other, and how a time is written.
final class BillingFrame {
    static final String ROOT = "/billing";
    static final String CARDS = ROOT + "/cards";
    static final String LEDGER = ROOT + "/ledger";
    static final String INVOICES = ROOT + "/invoices";
    static final String PURCHASES = ROOT + "/purchases/";

    private static final List<Link> LINKS = List.of(
            new Link(ROOT, "Credits"),
            new Link(CARDS, "Cards"),
            new Link(LEDGER, "Ledger"),
            new Link(INVOICES, "Invoices"));

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SitePages pages;

    private record Link(String path, String text) {}

    BillingFrame(SitePages pages) {
        this.pages = pages;
    }

    /// The beginning of a page's content.
    ///
    /// @param path of the page, or of the one it is below
    static El main(String title, String path) {
        El nav = El.of("nav", "parts").attribute("aria-label", "Billing");
        for (Link link : LINKS) {
            El anchor = El.of("a").attribute("href", link.path()).text(link.text());
            nav.add(link.path().equals(path) ? anchor.attribute("aria-current", "page") : anchor);
        }
        return El.of("main", "site sheet billing").add(nav).add(El.of("h1").text(title));
    }

    /// A whole document.
    String page(String title, String path, SignedIn who, El main) {
        return page(title, path, who, main, El.of("body"), List.of());
    }

    /// A whole document with scripts of its own.
    ///
    /// @param body what they are to know
    String page(String title, String path, SignedIn who, El main, El body, List<String> scripts) {
        return pages.page(new SitePages.Place(title, ROOT, path), who, body, main.build(), scripts);
    }

    /// A time to the minute.
    static El time(Instant at) {
        return El.of("time").attribute("datetime", at.toString()).text(MINUTE.format(at));
    }

    /// A sentence that stands out.
    ///
    /// @param look `good`, `bad`, or nothing
    static El notice(String look, String text) {
        return El.of("p", ("notice-line " + look).strip()).text(text);
    }

    /// A link that looks like a button.
    static El button(String path, String text) {
        return El.of("a", "button").attribute("href", path).text(text);
    }

    /// The credits with their sign: `+1,000` or `−1,000`.
    static String signed(long credits) {
        return (credits > 0 ? "+" : "") + Figures.grouped(credits);
    }
}
