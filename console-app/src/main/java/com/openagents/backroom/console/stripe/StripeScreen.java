package com.openagents.backroom.console.stripe;

import com.openagents.backroom.console.CardScreen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.server.backoffice.StripeOffice.Standing;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.stripe.StripeKeys;
import java.time.Clock;
import java.util.List;

/// Payments: whether billing is on, what Stripe told us, what fits nowhere, the books, and the keys.
public final class StripeScreen extends CardScreen {
    private final StripeDesk desk;
    private final StateCard state;
    private final BooksCard books;
    private final SuspenseCard suspense;
    private final EventsCard events;
    private final KeysCard keys;

    public StripeScreen(StripeDesk desk, Background background, Clock clock) {
        super("Stripe", "stripe-screen", background);
        this.desk = desk;
        state = new StateCard(clock, this::reconcile, () -> change(desk::confirmLive));
        books = new BooksCard(clock, () -> change(desk::checkBooks));
        suspense = new SuspenseCard((payment, words) -> change(() -> desk.resolve(payment, words)));
        events = new EventsCard(this::ask, this::choose, this::replay);
        keys = new KeysCard(this::save, this::check);
        page().add(state, suspense, books, events, keys);
    }

    /// One look at everything.
    private record Seen(Standing standing, List<StripeEventStore.Row> events) {}

    @Override
    protected void left() {
        state.left();
        suspense.left();
        events.left();
        keys.left();
    }

    @Override
    protected void ask() {
        String text = events.query();
        boolean onlyTroubled = events.onlyTroubled();
        page().run(() -> look(text, onlyTroubled), this::show);
    }

    private Seen look(String text, boolean onlyTroubled) {
        return new Seen(desk.standing(), desk.events(text, onlyTroubled));
    }

    private void show(Seen seen) {
        Standing now = seen.standing();
        state.show(now);
        suspense.show(now.suspense());
        books.show(now.books());
        keys.show(now.keys(), now.endpoint());
        events.show(seen.events());
    }

    /// Does something and looks again.
    private void change(Runnable change) {
        String text = events.query();
        boolean onlyTroubled = events.onlyTroubled();
        page().run(
                        () -> {
                            change.run();
                            return look(text, onlyTroubled);
                        },
                        this::show);
    }

    private void reconcile() {
        page().run(
                        desk::reconcile,
                        outcome -> {
                            state.compared(outcome);
                            ask();
                        },
                        e -> state.refused(String.valueOf(e.getMessage())));
    }

    private void choose(String event) {
        page().run(() -> desk.payload(event), body -> events.showPayload(event, body));
    }

    private void replay(String event) {
        page().run(
                        () -> desk.replay(event),
                        row -> {
                            events.replayed(row);
                            ask();
                        },
                        e -> {
                            events.refused(String.valueOf(e.getMessage()));
                            ask();
                        });
    }

    private void save(StripeKeys.Entry entry) {
        page().run(
                        () -> {
                            desk.save(entry);
                            return desk.standing();
                        },
                        now -> {
                            keys.saved();
                            state.show(now);
                            keys.show(now.keys(), now.endpoint());
                        },
                        e -> keys.refused(String.valueOf(e.getMessage())));
    }

    private void check(StripeKeys.Entry entry) {
        page().run(() -> desk.check(entry), keys::checked, e -> keys.refused(String.valueOf(e.getMessage())));
    }
}
