package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.server.db.PayerStore;
import com.openagents.backroom.server.ops.OperatorToken;
import com.openagents.backroom.server.web.RouteTable;

/// Everything the operator sees of credits and payments, and does with them.
public record Backoffice(BillingOffice billing, StripeOffice stripe) {
    /// What needs the operator now.
    public Attention attention() {
        PayerStore.Counts counts = billing.counts();
        return new Attention(
                stripe.isSpendingStopped(),
                counts.frozen(),
                counts.low(),
                stripe.suspenseCount(),
                stripe.troubledCount());
    }

    /// The same for programs, on the admin listener.
    public RouteTable addTo(RouteTable table, OperatorToken token) {
        new BillingAdminRoutes(token, billing).addTo(table);
        return new StripeAdminRoutes(token, this).addTo(table);
    }
}
