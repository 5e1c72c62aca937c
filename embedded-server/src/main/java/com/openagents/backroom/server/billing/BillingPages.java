package com.openagents.backroom.server.billing;

import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.RouteTable;

/// The pages about money, all together.
public final class BillingPages {
    private final WebSessions sessions;
    private final Shop shop;
    private final BillingFrame frame;

    public BillingPages(WebSessions sessions, Shop shop, SitePages pages) {
        this.sessions = sessions;
        this.shop = shop;
        this.frame = new BillingFrame(pages);
    }

    public RouteTable addTo(RouteTable table) {
        new OverviewPage(sessions, shop, frame).addTo(table);
        new CardsPage(sessions, shop, frame).addTo(table);
        new PurchasePage(sessions, shop, frame).addTo(table);
        new LedgerPage(sessions, shop, frame).addTo(table);
        return new InvoicePages(sessions, shop, frame).addTo(table);
    }
}
