package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Cards (<https://docs.stripe.com/api/payment_methods>). A test token, `pm_card_visa`, gives a new card each time.
final class PaymentMethods {
    private static final int YEARS_VALID = 4;
    private static final int MONTHS = 12;

    private final Vault vault;

    /// What each card does when it is used, by its id.
    private final Map<String, TestCard> cards = new HashMap<>();

    /// Those whose holder was asked while they were set up for payments off session.
    private final Set<String> setUp = new HashSet<>();

    /// Those that were taken off a customer: they are of no use any more.
    private final Set<String> spent = new HashSet<>();

    PaymentMethods(Vault vault) {
        this.vault = vault;
    }

    ObjectNode create(Params params) {
        params.only("allow_redisplay", "billing_details", "card", "metadata", "type");
        String type = params.require("type");
        if (!type.equals("card")) {
            throw ApiError.invalid("", "type", "This stand-in knows payment methods of type card, not " + type + ".");
        }
        Params card = params.below("card");
        card.only("cvc", "exp_month", "exp_year", "networks", "number", "token");
        String number = card.require("number").replace(" ", "");
        TestCard found = TestCard.findByNumber(number).orElseThrow(() -> {
            ObjectNode error = ApiError.node(
                    "card_error",
                    "incorrect_number",
                    "number",
                    "Your card number is incorrect. This stand-in knows Stripe's test cards only.");
            return ApiError.card(error);
        });
        YearMonth expiry = expiry(card);
        ObjectNode method = create(found, expiry);
        Params billing = params.below("billing_details");
        billing.copyTexts(method.withObjectProperty("billing_details"), "email", "name", "phone");
        if (billing.has("address")) {
            method.withObjectProperty("billing_details")
                    .withObjectProperty("address")
                    .setAll(billing.below("address").tree);
        }
        params.copyTexts(method, "allow_redisplay");
        params.mergeMetadata(method);
        return method;
    }

    private YearMonth expiry(Params card) {
        long month = card.findWhole("exp_month").orElse(0L);
        long year = card.findWhole("exp_year").map(y -> y < 100 ? y + 2000 : y).orElse(0L);
        if (month < 1 || month > MONTHS) {
            throw ApiError.card(ApiError.node(
                    "card_error", "invalid_expiry_month", "exp_month", "Your card's expiration month is invalid."));
        }
        YearMonth expiry = YearMonth.of((int) year, (int) month);
        if (expiry.isBefore(thisMonth())) {
            throw ApiError.card(ApiError.node(
                    "card_error", "invalid_expiry_year", "exp_year", "Your card's expiration year is invalid."));
        }
        return expiry;
    }

    private ObjectNode create(TestCard card, YearMonth expiry) {
        ObjectNode shape = Wire.shape("""
                {'allow_redisplay': 'unspecified', 'billing_details': {'address': {'city': null, 'country': null,
                 'line1': null, 'line2': null, 'postal_code': null, 'state': null}, 'email': null, 'name': null,
                 'phone': null, 'tax_id': null}, 'card': {'brand': '', 'checks': {'address_line1_check': null,
                 'address_postal_code_check': null, 'cvc_check': 'pass'}, 'country': 'US', 'display_brand': '',
                 'exp_month': 0, 'exp_year': 0, 'fingerprint': '', 'funding': 'credit', 'generated_from': null,
                 'last4': '', 'networks': {'available': [], 'preferred': null}, 'regulated_status': 'unregulated',
                 'three_d_secure_usage': {'supported': true}, 'wallet': null}, 'customer': null,
                 'customer_account': null, 'metadata': {}, 'type': 'card'}""");
        ObjectNode details = shape.withObjectProperty("card");
        details.put("brand", card.brand()).put("display_brand", card.brand()).put("last4", card.last4());
        details.put("exp_month", expiry.getMonthValue()).put("exp_year", expiry.getYear());
        details.put("fingerprint", "fake" + card.token.hashCode());
        details.withObjectProperty("networks").withArrayProperty("available").add(card.brand());
        ObjectNode method = vault.add(Kind.PAYMENT_METHOD, shape);
        cards.put(Wire.id(method), card);
        return method;
    }

    /// The card that an id or a test token names.
    ObjectNode take(String idOrToken, String param) {
        return TestCard.findByToken(idOrToken)
                .map(card -> create(card, thisMonth().plusYears(YEARS_VALID)))
                .orElseGet(() -> vault.require(Kind.PAYMENT_METHOD, idOrToken, param));
    }

    /// Makes it a customer's, which it may be already.
    ObjectNode attach(String idOrToken, String customer) {
        ObjectNode method = take(idOrToken, "payment_method");
        String owner = method.path("customer").asText("");
        if (owner.equals(customer)) {
            return method;
        }
        if (!owner.isEmpty()) {
            throw ApiError.invalid("", "", "The payment method you provided has already been attached to a customer.");
        }
        requireUsable(method);
        TestCard card = card(method);
        if (!card.declinedOnSetup.isEmpty()) {
            throw ApiError.card(Declines.error(card.declinedOnSetup));
        }
        method.put("customer", customer);
        vault.events.record("payment_method.attached", method);
        return method;
    }

    ObjectNode detach(String id) {
        ObjectNode method = vault.require(Kind.PAYMENT_METHOD, id, "payment_method");
        String owner = method.path("customer").asText("");
        if (owner.isEmpty()) {
            throw ApiError.invalid(
                    "",
                    "",
                    "The payment method you provided is not attached to a customer so detachment is impossible.");
        }
        method.putNull("customer");
        spent.add(id);
        vault.events.record("payment_method.detached", method, Wire.object().put("customer", owner));
        vault.find(Kind.CUSTOMER, owner).ifPresent(customer -> {
            ObjectNode settings = customer.withObjectProperty("invoice_settings");
            if (settings.path("default_payment_method").asText().equals(id)) {
                ObjectNode previous = Wire.object();
                previous.set("invoice_settings", settings.deepCopy());
                settings.putNull("default_payment_method");
                vault.events.record("customer.updated", customer, previous);
            }
        });
        return method;
    }

    ObjectNode update(String id, Params params) {
        params.only("allow_redisplay", "billing_details", "card", "metadata");
        ObjectNode method = vault.require(Kind.PAYMENT_METHOD, id, "payment_method");
        ObjectNode previous = Wire.object();
        previous.set("card", method.path("card").deepCopy());
        Params card = params.below("card");
        card.only("exp_month", "exp_year", "networks");
        ObjectNode details = method.withObjectProperty("card");
        card.findWhole("exp_month").ifPresent(month -> details.put("exp_month", month));
        card.findWhole("exp_year").ifPresent(year -> details.put("exp_year", year));
        params.below("billing_details")
                .copyTexts(method.withObjectProperty("billing_details"), "email", "name", "phone");
        params.mergeMetadata(method);
        vault.events.record("payment_method.updated", method, previous);
        return method;
    }

    /// The bank gave the holder a new card, or the old one ends.
    void renew(String id, YearMonth expiry) {
        ObjectNode method = vault.require(Kind.PAYMENT_METHOD, id, "payment_method");
        ObjectNode details = method.withObjectProperty("card");
        ObjectNode previous = Wire.object();
        previous.withObjectProperty("card")
                .put("exp_month", details.path("exp_month").asInt())
                .put("exp_year", details.path("exp_year").asInt());
        details.put("exp_month", expiry.getMonthValue()).put("exp_year", expiry.getYear());
        vault.events.record("payment_method.automatically_updated", method, previous);
    }

    ObjectNode list(String url, String customer, Params params) {
        params.only("allow_redisplay", "customer", "ending_before", "limit", "starting_after", "type");
        return ListPage.of(
                url,
                vault.newestFirst(Kind.PAYMENT_METHOD),
                method -> method.path("customer").asText().equals(customer)
                        && params.find("type").map("card"::equals).orElse(true),
                params);
    }

    List<ObjectNode> of(String customer) {
        return vault.oldestFirst(Kind.PAYMENT_METHOD).stream()
                .filter(method -> method.path("customer").asText().equals(customer))
                .toList();
    }

    TestCard card(ObjectNode method) {
        return Objects.requireNonNull(cards.get(Wire.id(method)));
    }

    boolean isSetUp(ObjectNode method) {
        return setUp.contains(Wire.id(method));
    }

    void markSetUp(ObjectNode method) {
        setUp.add(Wire.id(method));
    }

    boolean isExpired(ObjectNode method) {
        int year = method.path("card").path("exp_year").asInt();
        int month = method.path("card").path("exp_month").asInt();
        return YearMonth.of(year, month).isBefore(thisMonth());
    }

    void requireUsable(ObjectNode method) {
        if (spent.contains(Wire.id(method))) {
            throw ApiError.invalid(
                    "payment_method_unexpected_state",
                    "payment_method",
                    "This PaymentMethod was previously used without being attached to a Customer or was detached from a"
                            + " Customer, and may not be used again.");
        }
    }

    /// Refuses another customer's card.
    void requireUsableBy(ObjectNode method, String customer) {
        requireUsable(method);
        String owner = method.path("customer").asText("");
        if (!owner.isEmpty() && !owner.equals(customer)) {
            throw ApiError.invalid(
                    "",
                    "payment_method",
                    "The PaymentMethod " + Wire.id(method) + " belongs to "
                            + (customer.isEmpty()
                                    ? "a Customer. Please include the Customer in the `customer` parameter"
                                    : "another Customer")
                            + ".");
        }
    }

    private YearMonth thisMonth() {
        return YearMonth.from(vault.clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// What the cards themselves don't tell.
    ObjectNode dump() {
        ObjectNode all = Wire.object();
        ObjectNode kinds = all.putObject("kinds");
        cards.forEach((id, card) -> kinds.put(id, card.name()));
        setUp.forEach(all.putArray("set_up")::add);
        spent.forEach(all.putArray("spent")::add);
        return all;
    }

    void load(ObjectNode all) {
        all.path("kinds")
                .properties()
                .forEach(kind -> cards.put(
                        kind.getKey(), TestCard.valueOf(kind.getValue().asText())));
        all.path("set_up").forEach(id -> setUp.add(id.asText()));
        all.path("spent").forEach(id -> spent.add(id.asText()));
    }
}
