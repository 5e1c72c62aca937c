package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openagents.backroom.fakes.stripe.TestCard.Afterwards;

/// Payments (<https://docs.stripe.com/payments/paymentintents/lifecycle>).
///
/// ```
/// requires_payment_method → requires_confirmation → requires_action → processing → succeeded
///        ↑ a decline leads back here                        any but the last two → canceled
/// ```
final class PaymentIntents {
    private static final long MIN_AMOUNT = 50;
    private static final long MAX_AMOUNT = 99_999_999;

    private final Vault vault;
    private final Customers customers;
    private final PaymentMethods methods;
    private final Charges charges;
    private final Disputes disputes;
    private final Challenges challenges;

    /// Whether payments stay in `processing` until they are let go.
    boolean areSlow;

    /// By which code every payment is declined; empty where the card decides.
    String declineCode = "";

    PaymentIntents(
            Vault vault,
            Customers customers,
            PaymentMethods methods,
            Charges charges,
            Disputes disputes,
            Challenges challenges) {
        this.vault = vault;
        this.customers = customers;
        this.methods = methods;
        this.charges = charges;
        this.disputes = disputes;
        this.challenges = challenges;
    }

    ObjectNode create(Params params) {
        params.only(
                "amount",
                "automatic_payment_methods",
                "capture_method",
                "confirm",
                "confirmation_method",
                "currency",
                "customer",
                "description",
                "error_on_requires_action",
                "metadata",
                "off_session",
                "payment_method",
                "payment_method_types",
                "receipt_email",
                "return_url",
                "setup_future_usage",
                "statement_descriptor_suffix",
                "use_stripe_sdk");
        ObjectNode shape = shape(params);
        if (params.isSet("confirm")) {
            Intents.returnUrl(params, shape, isOffSession(params));
            requireMethod(shape);
        }
        ObjectNode intent = vault.add(Kind.PAYMENT_INTENT, shape);
        intent.put("client_secret", Wire.id(intent) + "_secret_" + vault.letters());
        vault.events.record("payment_intent.created", intent);
        return params.isSet("confirm") ? confirm(intent, params) : intent;
    }

    private ObjectNode shape(Params params) {
        ObjectNode shape = Wire.shape("""
                {'amount': 0, 'amount_capturable': 0, 'amount_details': {'tip': {}}, 'amount_received': 0,
                 'application': null, 'application_fee_amount': null, 'automatic_payment_methods': null,
                 'canceled_at': null, 'cancellation_reason': null, 'capture_method': 'automatic_async',
                 'client_secret': '', 'confirmation_method': 'automatic', 'currency': '', 'customer': null,
                 'customer_account': null, 'description': null, 'excluded_payment_method_types': null,
                 'last_payment_error': null, 'latest_charge': null, 'metadata': {}, 'next_action': null,
                 'on_behalf_of': null, 'payment_method': null, 'payment_method_configuration_details': null,
                 'payment_method_options': {'card': {'installments': null, 'mandate_options': null, 'network': null,
                 'request_three_d_secure': 'automatic'}}, 'payment_method_types': [], 'processing': null,
                 'receipt_email': null, 'review': null, 'setup_future_usage': null, 'shipping': null, 'source': null,
                 'statement_descriptor': null, 'statement_descriptor_suffix': null, 'status':
                 'requires_payment_method', 'transfer_data': null, 'transfer_group': null}""");
        shape.put("amount", amount(params));
        shape.put("currency", currency(params));
        params.find("customer").ifPresent(id -> shape.put("customer", Wire.id(customers.require(id))));
        Intents.copyTypes(params, shape);
        params.copyTexts(shape, "description", "receipt_email", "setup_future_usage", "statement_descriptor_suffix");
        params.mergeMetadata(shape);
        params.find("payment_method").ifPresent(method -> use(shape, method));
        return shape;
    }

    private static long amount(Params params) {
        params.require("amount");
        long amount = params.findWhole("amount").orElseThrow();
        if (amount < 1) {
            throw ApiError.invalid(
                    "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
        }
        if (amount < MIN_AMOUNT) {
            throw ApiError.invalid("amount_too_small", "amount", "Amount must be at least $0.50 usd");
        }
        if (amount > MAX_AMOUNT) {
            throw ApiError.invalid("amount_too_large", "amount", "Amount must be no more than $999,999.99");
        }
        return amount;
    }

    private static String currency(Params params) {
        String currency = params.require("currency");
        if (!currency.matches("[a-z]{3}")) {
            throw ApiError.invalid("", "currency", "Invalid currency: " + currency + ".");
        }
        return currency;
    }

    private void use(ObjectNode intent, String idOrToken) {
        ObjectNode method = methods.take(idOrToken, "payment_method");
        methods.requireUsableBy(method, intent.path("customer").asText(""));
        intent.put("payment_method", Wire.id(method)).put("status", "requires_confirmation");
    }

    ObjectNode confirm(String id, Params params) {
        params.only(
                "error_on_requires_action",
                "mandate_data",
                "off_session",
                "payment_method",
                "payment_method_data",
                "receipt_email",
                "return_url",
                "setup_future_usage",
                "use_stripe_sdk");
        return confirm(require(id), params);
    }

    private ObjectNode confirm(ObjectNode intent, Params params) {
        Intents.requireIn(intent, "confirm", "requires_payment_method", "requires_confirmation", "requires_action");
        boolean isOffSession = isOffSession(params);
        String returnUrl = Intents.returnUrl(params, intent, isOffSession);
        if (params.has("payment_method_data")) {
            use(intent, Wire.id(methods.create(params.below("payment_method_data"))));
        }
        params.find("payment_method").ifPresent(method -> use(intent, method));
        params.copyTexts(intent, "setup_future_usage");
        ObjectNode card = requireMethod(intent);
        challenges.drop(Wire.id(intent));
        if (methods.card(card).asks(isOffSession, methods.isSetUp(card))) {
            if (isOffSession || params.isSet("error_on_requires_action")) {
                throw decline(intent, card, Declines.authenticationRequired());
            }
            intent.set("next_action", challenges.ask(intent, returnUrl, this::answered));
            intent.put("status", "requires_action");
            vault.events.record("payment_intent.requires_action", intent);
            return intent;
        }
        return charge(intent, card);
    }

    private static boolean isOffSession(Params params) {
        return params.find("off_session").filter(text -> !text.equals("false")).isPresent();
    }

    private ObjectNode requireMethod(ObjectNode intent) {
        String method = Wire.find(intent, "payment_method")
                .orElseThrow(() -> ApiError.unexpectedState(
                        intent,
                        "You cannot confirm this PaymentIntent because it's missing a payment method. You can either"
                                + " update the PaymentIntent with a payment method and then confirm it again, or confirm it"
                                + " again directly with a payment method or ConfirmationToken."));
        return vault.require(Kind.PAYMENT_METHOD, method, "payment_method");
    }

    private ObjectNode charge(ObjectNode intent, ObjectNode card) {
        String declineCode = declineCode(card);
        if (!declineCode.isEmpty()) {
            throw decline(intent, card, Declines.error(declineCode));
        }
        return take(intent, card, false);
    }

    private String declineCode(ObjectNode card) {
        if (!declineCode.isEmpty()) {
            return declineCode;
        }
        return methods.isExpired(card) ? "expired_card" : methods.card(card).declinedOnCharge;
    }

    private ObjectNode take(ObjectNode intent, ObjectNode card, boolean isAuthenticated) {
        intent.putNull("next_action").putNull("last_payment_error");
        if (areSlow) {
            intent.put("status", "processing");
            vault.events.record("payment_intent.processing", intent);
            return intent;
        }
        return succeed(intent, card, isAuthenticated);
    }

    private ObjectNode succeed(ObjectNode intent, ObjectNode card, boolean isAuthenticated) {
        ObjectNode charge = charges.succeed(intent, card, isAuthenticated);
        long amount = intent.path("amount").asLong();
        intent.put("amount_received", amount).put("status", "succeeded");
        Wire.find(intent, "setup_future_usage").ifPresent(usage -> {
            Wire.find(intent, "customer").ifPresent(customer -> methods.attach(Wire.id(card), customer));
            if (usage.equals("off_session")) {
                methods.markSetUp(card);
            }
        });
        vault.events.record("payment_intent.succeeded", intent);
        Afterwards afterwards = methods.card(card).afterwards;
        if (afterwards == Afterwards.DISPUTE) {
            disputes.chargeBack(charge, amount);
        } else if (afterwards == Afterwards.INQUIRY) {
            disputes.inquire(charge, amount);
        }
        return intent;
    }

    private ApiError decline(ObjectNode intent, ObjectNode card, ObjectNode error) {
        charges.fail(intent, card, error);
        error.set("payment_method", card.deepCopy());
        fail(intent, error);
        ObjectNode answer = error.deepCopy();
        answer.set("payment_intent", intent.deepCopy());
        return ApiError.card(answer);
    }

    private void fail(ObjectNode intent, ObjectNode error) {
        intent.set("last_payment_error", error);
        intent.putNull("next_action").putNull("payment_method").put("status", "requires_payment_method");
        vault.events.record("payment_intent.payment_failed", intent);
    }

    /// The holder was asked.
    private void answered(String id, boolean isYes) {
        ObjectNode intent = require(id);
        ObjectNode card = requireMethod(intent);
        if (!isYes) {
            ObjectNode error = ApiError.node(
                    "invalid_request_error",
                    "payment_intent_authentication_failure",
                    "",
                    "We are unable to authenticate your payment method. Please choose a different payment method and"
                            + " try again.");
            error.set("payment_method", card.deepCopy());
            fail(intent, error);
            return;
        }
        String declineCode = declineCode(card);
        if (declineCode.isEmpty()) {
            take(intent, card, true);
        } else {
            decline(intent, card, Declines.error(declineCode));
        }
    }

    /// What is processing comes to an end.
    ///
    /// @param declineCode empty where it succeeds
    void finish(String id, String declineCode) {
        ObjectNode intent = require(id);
        Intents.requireIn(intent, "finish", "processing");
        ObjectNode card = requireMethod(intent);
        if (declineCode.isEmpty()) {
            succeed(intent, card, false);
        } else {
            decline(intent, card, Declines.error(declineCode));
        }
    }

    ObjectNode cancel(String id, Params params) {
        params.only("cancellation_reason");
        ObjectNode intent = require(id);
        Intents.requireIn(intent, "cancel", "requires_payment_method", "requires_confirmation", "requires_action");
        challenges.drop(id);
        intent.put("canceled_at", vault.now()).put("status", "canceled").putNull("next_action");
        params.copyTexts(intent, "cancellation_reason");
        vault.events.record("payment_intent.canceled", intent);
        return intent;
    }

    ObjectNode update(String id, Params params) {
        params.only("description", "metadata", "payment_method", "receipt_email");
        ObjectNode intent = require(id);
        params.copyTexts(intent, "description", "receipt_email");
        params.mergeMetadata(intent);
        params.find("payment_method").ifPresent(method -> use(intent, method));
        return intent;
    }

    ObjectNode list(Params params) {
        params.only("created", "customer", "ending_before", "limit", "starting_after");
        return ListPage.of(
                "/v1/payment_intents",
                vault.newestFirst(Kind.PAYMENT_INTENT),
                intent -> Charges.isAsked(intent, params, "customer"),
                params);
    }

    ObjectNode require(String id) {
        return vault.require(Kind.PAYMENT_INTENT, id, "intent");
    }
}
