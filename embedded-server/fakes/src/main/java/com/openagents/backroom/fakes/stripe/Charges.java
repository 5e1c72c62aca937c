package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Charges: each try to take money, one that worked or not (<https://docs.stripe.com/api/charges>).
final class Charges {
    private final Vault vault;

    Charges(Vault vault) {
        this.vault = vault;
    }

    ObjectNode succeed(ObjectNode intent, ObjectNode method, boolean isAuthenticated) {
        ObjectNode charge = add(intent, method);
        long amount = intent.path("amount").asLong();
        charge.put("amount_captured", amount)
                .put("captured", true)
                .put("paid", true)
                .put("status", "succeeded");
        charge.put("balance_transaction", "txn_" + vault.letters());
        charge.put("receipt_url", "https://pay.stripe.com/receipts/" + Wire.id(charge));
        charge.set("outcome", Wire.shape("""
                {'advice_code': null, 'network_advice_code': null, 'network_decline_code': null,
                 'network_status': 'approved_by_network', 'reason': null, 'risk_level': 'normal', 'risk_score': 12,
                 'seller_message': 'Payment complete.', 'type': 'authorized'}"""));
        if (isAuthenticated) {
            charge.withObjectProperty("payment_method_details")
                    .withObjectProperty("card")
                    .set("three_d_secure", Wire.shape("""
                            {'authentication_flow': 'challenge', 'electronic_commerce_indicator': '05',
                             'exemption_indicator': null, 'result': 'authenticated', 'result_reason': null,
                             'transaction_id': null, 'version': '2.2.0'}"""));
        }
        vault.events.record("charge.succeeded", charge);
        return charge;
    }

    ObjectNode fail(ObjectNode intent, ObjectNode method, ObjectNode error) {
        ObjectNode charge = add(intent, method);
        charge.put("failure_code", error.path("code").asText())
                .put("failure_message", error.path("message").asText())
                .put("status", "failed");
        ObjectNode outcome = Wire.shape("""
                {'advice_code': null, 'network_advice_code': null, 'network_decline_code': null,
                 'network_status': 'declined_by_network', 'reason': '', 'risk_level': 'normal', 'risk_score': 12,
                 'seller_message': 'The bank did not return any further details with this decline.',
                 'type': 'issuer_declined'}""");
        outcome.put("reason", error.path("decline_code").asText());
        charge.set("outcome", outcome);
        error.put("charge", Wire.id(charge));
        vault.events.record("charge.failed", charge);
        return charge;
    }

    private ObjectNode add(ObjectNode intent, ObjectNode method) {
        ObjectNode shape = Wire.shape("""
                {'amount': 0, 'amount_captured': 0, 'amount_refunded': 0, 'application': null, 'application_fee': null,
                 'application_fee_amount': null, 'balance_transaction': null, 'billing_details': null,
                 'calculated_statement_descriptor': 'BACKROOM', 'captured': false, 'currency': '', 'customer': null,
                 'description': null, 'disputed': false, 'failure_balance_transaction': null, 'failure_code': null,
                 'failure_message': null, 'fraud_details': {}, 'metadata': {}, 'on_behalf_of': null, 'outcome': null,
                 'paid': false, 'payment_intent': '', 'payment_method': '', 'payment_method_details': {'card': {},
                 'type': 'card'}, 'radar_options': {}, 'receipt_email': null, 'receipt_number': null,
                 'receipt_url': null, 'refunded': false, 'review': null, 'shipping': null, 'source': null,
                 'source_transfer': null, 'statement_descriptor': null, 'statement_descriptor_suffix': null,
                 'status': '', 'transfer_data': null, 'transfer_group': null}""");
        for (String same :
                new String[] {"amount", "currency", "customer", "description", "metadata", "receipt_email"}) {
            shape.set(same, intent.path(same).deepCopy());
        }
        shape.set("billing_details", method.path("billing_details").deepCopy());
        shape.put("payment_intent", Wire.id(intent)).put("payment_method", Wire.id(method));
        ObjectNode card = method.path("card").deepCopy();
        card.remove(List.of("display_brand", "generated_from", "networks", "three_d_secure_usage"));
        card.put("network", card.path("brand").asText()).putNull("three_d_secure");
        shape.withObjectProperty("payment_method_details").set("card", card);
        ObjectNode charge = vault.add(Kind.CHARGE, shape);
        intent.put("latest_charge", Wire.id(charge));
        return charge;
    }

    ObjectNode list(Params params) {
        params.only("created", "customer", "ending_before", "limit", "payment_intent", "starting_after");
        return ListPage.of(
                "/v1/charges",
                vault.newestFirst(Kind.CHARGE),
                charge -> isAsked(charge, params, "customer") && isAsked(charge, params, "payment_intent"),
                params);
    }

    /// Whether an object has what a list is narrowed to.
    static boolean isAsked(ObjectNode object, Params params, String field) {
        return params.find(field).map(object.path(field).asText()::equals).orElse(true);
    }

    /// The charge that took an intent's money, or the one that is named.
    ObjectNode require(Params params) {
        if (params.has("charge")) {
            return vault.require(Kind.CHARGE, params.require("charge"), "charge");
        }
        String id = params.require("payment_intent");
        ObjectNode intent = vault.require(Kind.PAYMENT_INTENT, id, "payment_intent");
        return Wire.find(intent, "latest_charge")
                .flatMap(charge -> vault.find(Kind.CHARGE, charge))
                .filter(charge -> charge.path("paid").asBoolean())
                .orElseThrow(() -> ApiError.invalid(
                        "",
                        "payment_intent",
                        "This PaymentIntent (" + id + ") does not have a successful charge to refund."));
    }
}
