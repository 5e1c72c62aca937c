package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openagents.backroom.fakes.stripe.TestCard.Asks;

/// Saving a card without a payment (<https://docs.stripe.com/payments/setup-intents>).
final class SetupIntents {
    private final Vault vault;
    private final Customers customers;
    private final PaymentMethods methods;
    private final Challenges challenges;

    SetupIntents(Vault vault, Customers customers, PaymentMethods methods, Challenges challenges) {
        this.vault = vault;
        this.customers = customers;
        this.methods = methods;
        this.challenges = challenges;
    }

    ObjectNode create(Params params) {
        params.only(
                "automatic_payment_methods",
                "confirm",
                "customer",
                "description",
                "metadata",
                "payment_method",
                "payment_method_types",
                "return_url",
                "usage",
                "use_stripe_sdk");
        ObjectNode shape = Wire.shape("""
                {'application': null, 'automatic_payment_methods': null, 'cancellation_reason': null,
                 'client_secret': '', 'customer': null, 'customer_account': null, 'description': null,
                 'excluded_payment_method_types': null, 'flow_directions': null, 'last_setup_error': null,
                 'latest_attempt': null, 'mandate': null, 'metadata': {}, 'next_action': null, 'on_behalf_of': null,
                 'payment_method': null, 'payment_method_configuration_details': null, 'payment_method_options':
                 {'card': {'mandate_options': null, 'network': null, 'request_three_d_secure': 'automatic'}},
                 'payment_method_types': [], 'single_use_mandate': null, 'status': 'requires_payment_method',
                 'usage': 'off_session'}""");
        params.find("customer").ifPresent(id -> shape.put("customer", Wire.id(customers.require(id))));
        Intents.copyTypes(params, shape);
        params.copyTexts(shape, "description");
        params.find("usage").ifPresent(usage -> shape.put("usage", usage));
        params.mergeMetadata(shape);
        params.find("payment_method").ifPresent(method -> use(shape, method));
        if (params.isSet("confirm")) {
            Intents.returnUrl(params, shape, false);
            requireMethod(shape);
        }
        ObjectNode intent = vault.add(Kind.SETUP_INTENT, shape);
        intent.put("client_secret", Wire.id(intent) + "_secret_" + vault.letters());
        vault.events.record("setup_intent.created", intent);
        return params.isSet("confirm") ? confirm(intent, params) : intent;
    }

    private void use(ObjectNode intent, String idOrToken) {
        ObjectNode method = methods.take(idOrToken, "payment_method");
        methods.requireUsableBy(method, intent.path("customer").asText(""));
        intent.put("payment_method", Wire.id(method)).put("status", "requires_confirmation");
    }

    ObjectNode confirm(String id, Params params) {
        params.only("mandate_data", "payment_method", "payment_method_data", "return_url", "use_stripe_sdk");
        return confirm(require(id), params);
    }

    private ObjectNode confirm(ObjectNode intent, Params params) {
        Intents.requireIn(intent, "confirm", "requires_payment_method", "requires_confirmation", "requires_action");
        String returnUrl = Intents.returnUrl(params, intent, false);
        if (params.has("payment_method_data")) {
            use(intent, Wire.id(methods.create(params.below("payment_method_data"))));
        }
        params.find("payment_method").ifPresent(method -> use(intent, method));
        ObjectNode card = requireMethod(intent);
        challenges.drop(Wire.id(intent));
        intent.put("latest_attempt", "setatt_" + vault.letters());
        if (!methods.card(card).declinedOnSetup.isEmpty()) {
            ObjectNode error = Declines.error(methods.card(card).declinedOnSetup);
            error.set("payment_method", card.deepCopy());
            fail(intent, error);
            ObjectNode answer = error.deepCopy();
            answer.set("setup_intent", intent.deepCopy());
            throw ApiError.card(answer);
        }
        if (methods.card(card).asks != Asks.NEVER) {
            intent.set("next_action", challenges.ask(intent, returnUrl, this::answered));
            intent.put("status", "requires_action");
            vault.events.record("setup_intent.requires_action", intent);
            return intent;
        }
        return succeed(intent, card);
    }

    private ObjectNode requireMethod(ObjectNode intent) {
        String method = Wire.find(intent, "payment_method")
                .orElseThrow(() -> ApiError.unexpectedState(
                        intent, "You cannot confirm this SetupIntent because it's missing a payment method."));
        return vault.require(Kind.PAYMENT_METHOD, method, "payment_method");
    }

    private ObjectNode succeed(ObjectNode intent, ObjectNode card) {
        Wire.find(intent, "customer").ifPresent(customer -> methods.attach(Wire.id(card), customer));
        if (intent.path("usage").asText().equals("off_session")) {
            methods.markSetUp(card);
        }
        intent.putNull("next_action").putNull("last_setup_error").put("status", "succeeded");
        vault.events.record("setup_intent.succeeded", intent);
        return intent;
    }

    private void fail(ObjectNode intent, ObjectNode error) {
        intent.set("last_setup_error", error);
        intent.putNull("next_action").putNull("payment_method").put("status", "requires_payment_method");
        vault.events.record("setup_intent.setup_failed", intent);
    }

    /// The holder was asked.
    private void answered(String id, boolean isYes) {
        ObjectNode intent = require(id);
        ObjectNode card = requireMethod(intent);
        if (isYes) {
            succeed(intent, card);
            return;
        }
        ObjectNode error = ApiError.node(
                "invalid_request_error",
                "setup_intent_authentication_failure",
                "",
                "We are unable to authenticate your payment method. Please choose a different payment method and try"
                        + " again.");
        error.set("payment_method", card.deepCopy());
        fail(intent, error);
    }

    ObjectNode cancel(String id, Params params) {
        params.only("cancellation_reason");
        ObjectNode intent = require(id);
        Intents.requireIn(intent, "cancel", "requires_payment_method", "requires_confirmation", "requires_action");
        challenges.drop(id);
        intent.put("status", "canceled").putNull("next_action");
        params.copyTexts(intent, "cancellation_reason");
        vault.events.record("setup_intent.canceled", intent);
        return intent;
    }

    ObjectNode list(Params params) {
        params.only("created", "customer", "ending_before", "limit", "payment_method", "starting_after");
        return ListPage.of(
                "/v1/setup_intents",
                vault.newestFirst(Kind.SETUP_INTENT),
                intent -> Charges.isAsked(intent, params, "customer")
                        && Charges.isAsked(intent, params, "payment_method"),
                params);
    }

    ObjectNode require(String id) {
        return vault.require(Kind.SETUP_INTENT, id, "intent");
    }
}
