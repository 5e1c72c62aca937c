package com.openagents.backroom.console.live;

import com.openagents.backroom.console.stripe.StripeDesk;
import com.openagents.backroom.server.backoffice.StripeOffice;
import com.openagents.backroom.server.backoffice.StripeOffice.Standing;
import com.openagents.backroom.server.backoffice.Via;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.ledger.Findings;
import com.openagents.backroom.server.stripe.StripeKeys;
import java.util.List;
import java.util.Optional;

/// Payments at the server in this process.
final class ServerStripe implements StripeDesk {
    private final StripeOffice office;

    ServerStripe(StripeOffice office) {
        this.office = office;
    }

    @Override
    public Standing standing() {
        return office.standing();
    }

    @Override
    public List<StripeEventStore.Row> events(String text, boolean onlyTroubled) {
        return office.events(text, onlyTroubled);
    }

    @Override
    public Optional<String> payload(String event) {
        return office.findEvent(event).map(row -> row.event().payload());
    }

    @Override
    public StripeEventStore.Row replay(String event) {
        return office.replay(Via.CONSOLE, event);
    }

    @Override
    public String reconcile() {
        return StripeOffice.words(office.reconcile(Via.CONSOLE));
    }

    @Override
    public void resolve(String paymentIntent, String words) {
        office.resolve(Via.CONSOLE, paymentIntent, words);
    }

    @Override
    public Findings checkBooks() {
        return office.checkBooks();
    }

    @Override
    public void confirmLive() {
        office.confirmLive(Via.CONSOLE);
    }

    @Override
    public void save(StripeKeys.Entry entry) {
        office.save(Via.CONSOLE, entry);
    }

    @Override
    public StripeKeys.Check check(StripeKeys.Entry entry) {
        return office.check(entry);
    }
}
