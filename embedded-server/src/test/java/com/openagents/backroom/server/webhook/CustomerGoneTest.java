package com.openagents.backroom.server.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.OpenTill;
import com.openagents.backroom.server.web.ApiException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A customer that the operator deletes at Stripe (requirement ST-02).
class CustomerGoneTest {
    private final OpenTill shop;
    private final StripeCustomerStore customers;
    private final UUID alice;

    CustomerGoneTest(@TempDir Path folder) {
        shop = new OpenTill(folder);
        customers = new StripeCustomerStore(shop.books.database);
        alice = shop.person;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void cardsAreGone_andNothingCanBeBought_untilAnotherIsKept() throws StripeTrouble {
        String _ = shop.till.keepCard(shop.stripe, alice, "pm_card_visa");
        String before = customer();

        shop.stripe.bank().deleteCustomer(before);
        shop.stripe.webhooks().deliver(shop.till::receive);

        assertEquals(List.of(), new CardStore(shop.books.database).list(alice));
        assertEquals("invalid", status());
        ApiException refused = assertThrows(ApiException.class, () -> shop.till.buy(alice, "r-1"));
        assertEquals("no_payment_method", refused.code());
        String card = shop.till.keepCard(shop.stripe, alice, "pm_card_mastercard");
        assertNotEquals(before, customer());
        assertEquals("valid", status());
        assertEquals(card, shop.till.buy(alice, "r-2").paymentMethodId());
    }

    @Test
    void newsOfIt_thatComesLate_takesNothingOfTheNewCustomer() throws StripeTrouble {
        String _ = shop.till.keepCard(shop.stripe, alice, "pm_card_visa");
        shop.stripe.bank().deleteCustomer(customer());
        shop.stripe.webhooks().deliver(delivery -> {
            int _ = shop.till.receive(delivery);
            return 500; // so that all of it comes again
        });
        String card = shop.till.keepCard(shop.stripe, alice, "pm_card_mastercard");

        shop.stripe.webhooks().deliver(shop.till::receive);

        assertEquals("valid", status());
        assertEquals(card, shop.till.buy(alice, "r-1").paymentMethodId());
    }

    private String customer() {
        return customers.find(alice).orElseThrow().id();
    }

    private String status() {
        return shop.books.database.transact(tx -> new CardStore(shop.books.database).status(tx, alice));
    }
}
