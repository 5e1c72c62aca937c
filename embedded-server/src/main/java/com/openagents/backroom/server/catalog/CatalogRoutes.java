package com.openagents.backroom.server.catalog;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.RouteTable;

/// What there is to buy, for anybody.
public final class CatalogRoutes {
    private final Catalog catalog;

    public CatalogRoutes(Catalog catalog) {
        this.catalog = catalog;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/billing/plans", _ -> plans()).get("/api/billing/credits", _ -> packages());
    }

    private Answer plans() {
        return Answer.json(out -> out.objects("plans", catalog.plans(), CatalogRoutes::write));
    }

    private Answer packages() {
        return Answer.json(out -> out.objects("packages", catalog.packages(), CatalogRoutes::write));
    }

    private static void write(Plan plan, FieldSink out) {
        out.text("id", plan.id());
        out.text("name", plan.name());
        out.number("signup_credits", plan.signUpCredits());
        out.number("monthly_credits", plan.monthlyCredits());
        out.number("amount_minor", plan.amountMinor());
        out.text("currency", plan.currency());
    }

    private static void write(CreditPackage sold, FieldSink out) {
        out.text("id", sold.id());
        out.text("name", sold.name());
        out.number("credits", sold.credits());
        out.number("amount_minor", sold.amountMinor());
        out.text("currency", sold.currency());
    }
}
