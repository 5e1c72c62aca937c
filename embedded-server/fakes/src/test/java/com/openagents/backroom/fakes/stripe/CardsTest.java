package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceRetrieveParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodListParams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Customers and their cards as the real client of Stripe sees them.
class CardsTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void savedCard_isTheCustomers() throws StripeException {
        String customer = shop.customer();

        String card = shop.saved(customer, "pm_card_mastercard");

        PaymentMethod found = shop.client.v1().paymentMethods().retrieve(card);
        assertEquals(customer, found.getCustomer());
        assertEquals("mastercard", found.getCard().getBrand());
        assertEquals("4444", found.getCard().getLast4());
        assertEquals(List.of(card), cards(customer));
    }

    @Test
    void detachedCard_isNoDefaultAndOfNoUse() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_visa");
        makeDefault(customer, card);

        shop.client.v1().paymentMethods().detach(card);

        assertEquals(List.of(), cards(customer));
        Customer found = shop.client.v1().customers().retrieve(customer);
        assertNull(found.getInvoiceSettings().getDefaultPaymentMethod());
        assertThrows(InvalidRequestException.class, () -> shop.pay(shop.purchase(customer, card)));
        assertThrows(
                InvalidRequestException.class,
                () -> shop.client.v1().paymentMethods().detach(card));
        assertEquals(
                List.of("payment_method.detached", "customer.updated"),
                shop.eventTypes().subList(5, 7));
    }

    @Test
    void default_isOneOfTheCustomersCards() throws StripeException {
        String alice = shop.customer();
        String bob = shop.customer();
        String card = shop.saved(alice, "pm_card_visa");

        assertEquals(card, makeDefault(alice, card).getInvoiceSettings().getDefaultPaymentMethod());
        assertThrows(InvalidRequestException.class, () -> makeDefault(bob, card));
    }

    @Test
    void declinedCard_isNotSaved() throws StripeException {
        String customer = shop.customer();

        assertThrows(CardException.class, () -> shop.saved(customer, "pm_card_chargeDeclined"));

        assertEquals(List.of(), cards(customer));
        assertEquals("setup_intent.setup_failed", shop.eventTypes().getLast());
    }

    @Test
    void deletedCustomer_isATombstoneWithoutCards() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_visa");

        shop.client.v1().customers().delete(customer);

        assertTrue(shop.client.v1().customers().retrieve(customer).getDeleted());
        assertNull(shop.client.v1().paymentMethods().retrieve(card).getCustomer());
        assertThrows(InvalidRequestException.class, () -> cards(customer));
    }

    @Test
    void unknownIds_areNotFound() {
        InvalidRequestException missing = assertThrows(
                InvalidRequestException.class,
                () -> shop.client.v1().paymentIntents().retrieve("pi_nobody"));

        assertEquals(404, missing.getStatusCode());
        assertEquals("resource_missing", missing.getCode());
    }

    @Test
    void wrongKey_isRefused() {
        RequestOptions wrong =
                RequestOptions.builder().setApiKey("sk_test_wrong").build();

        assertThrows(
                AuthenticationException.class,
                () -> shop.client
                        .v1()
                        .balance()
                        .retrieve(BalanceRetrieveParams.builder().build(), wrong));
    }

    @Test
    void accountAndBalance_areThere() throws StripeException {
        shop.paid();

        assertEquals(
                Shop.PRICE,
                shop.client.v1().balance().retrieve().getPending().getFirst().getAmount());
        assertTrue(shop.client.v1().accounts().retrieveCurrent().getChargesEnabled());
    }

    private Customer makeDefault(String customer, String card) throws StripeException {
        return shop.client
                .v1()
                .customers()
                .update(
                        customer,
                        CustomerUpdateParams.builder()
                                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                                        .setDefaultPaymentMethod(card)
                                        .build())
                                .build());
    }

    private List<String> cards(String customer) throws StripeException {
        List<String> direct = shop
                .client
                .v1()
                .paymentMethods()
                .list(PaymentMethodListParams.builder()
                        .setCustomer(customer)
                        .setType(PaymentMethodListParams.Type.CARD)
                        .build())
                .getData()
                .stream()
                .map(PaymentMethod::getId)
                .toList();
        List<String> below = shop
                .client
                .v1()
                .customers()
                .paymentMethods()
                .list(customer, CustomerPaymentMethodListParams.builder().build())
                .getData()
                .stream()
                .map(PaymentMethod::getId)
                .toList();
        assertEquals(direct, below);
        return direct;
    }
}
