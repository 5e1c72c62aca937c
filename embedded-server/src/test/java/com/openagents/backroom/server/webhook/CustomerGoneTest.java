package com.openagents.backroom.server.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.server.testing.Till;
import com.openagents.backroom.server.web.ApiException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A customer that the operator deletes at Stripe (requirement ST-02).
class CustomerGoneTest {
    private final OpenLedger books;
    private final FakeStripe stripe;
    private final Till till;
    private final StripeCustomerStore customers;
    private final UUID alice;

    CustomerGoneTest(@TempDir Path folder) {
        books = new OpenLedger(folder);
        stripe = FakeStripe.start(1, books.clock);
        till = new Till(books.database, books.ledger, stripe.settings(), books.clock);
        customers = new StripeCustomerStore(books.database);
        alice = books.person();
    }

    @AfterEach
    void close() {
        till.close();
        stripe.close();
        books.close();
    }

    @Test
    void cardsAreGone_andNothingCanBeBought_untilAnotherIsKept() throws StripeTrouble {
        String _ = till.keepCard(stripe, alice, "pm_card_visa");
        String before = customer();

        stripe.bank().deleteCustomer(before);
        stripe.webhooks().deliver(till::receive);

        assertEquals(List.of(), new CardStore(books.database).list(alice));
        assertEquals("invalid", status());
        ApiException refused = assertThrows(ApiException.class, () -> till.buy(alice, "r-1"));
        assertEquals("no_payment_method", refused.code());
        String card = till.keepCard(stripe, alice, "pm_card_mastercard");
        assertNotEquals(before, customer());
        assertEquals("valid", status());
        assertEquals(card, till.buy(alice, "r-2").paymentMethodId());
    }

    @Test
    void newsOfIt_thatComesLate_takesNothingOfTheNewCustomer() throws StripeTrouble {
        String _ = till.keepCard(stripe, alice, "pm_card_visa");
        stripe.bank().deleteCustomer(customer());
        stripe.webhooks().deliver(delivery -> {
            int _ = till.receive(delivery);
            return 500; // so that all of it comes again
        });
        String card = till.keepCard(stripe, alice, "pm_card_mastercard");

        stripe.webhooks().deliver(till::receive);

        assertEquals("valid", status());
        assertEquals(card, till.buy(alice, "r-1").paymentMethodId());
    }

    private String customer() {
        return customers.find(alice).orElseThrow().id();
    }

    private String status() {
        return books.database.transact(tx -> new CardStore(books.database).status(tx, alice));
    }
}
