package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openagents.backroom.fakes.stripe.TestCard.Afterwards;
import java.util.List;

/// Refunds (<https://docs.stripe.com/refunds>): most succeed at once; some stay pending, and some fail after they
/// succeeded, when the holder's bank sends the money back.
final class Refunds {
    private final Vault vault;
    private final PaymentMethods methods;
    private final Charges charges;

    Refunds(Vault vault, PaymentMethods methods, Charges charges) {
        this.vault = vault;
        this.methods = methods;
        this.charges = charges;
    }

    ObjectNode create(Params params) {
        params.only("amount", "charge", "metadata", "payment_intent", "reason");
        ObjectNode charge = charges.require(params);
        long left =
                charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
        if (left == 0) {
            throw ApiError.invalid(
                    "charge_already_refunded", "", "Charge " + Wire.id(charge) + " has already been refunded.");
        }
        if (charge.path("disputed").asBoolean() && Disputes.isChargedBack(vault, charge)) {
            throw ApiError.invalid(
                    "charge_disputed",
                    "",
                    "Charge " + Wire.id(charge) + " has been charged back; cannot issue a refund.");
        }
        long amount = params.findWhole("amount").orElse(left);
        if (amount < 1) {
            throw ApiError.invalid("parameter_invalid_integer", "amount", "Invalid positive integer");
        }
        if (amount > left) {
            throw ApiError.invalid(
                    "",
                    "amount",
                    "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + left + ")");
        }
        ObjectNode refund = add(charge, amount, params);
        take(charge, amount);
        vault.events.record("refund.created", refund);
        vault.events.record("charge.refunded", charge);
        return refund;
    }

    private ObjectNode add(ObjectNode charge, long amount, Params params) {
        ObjectNode shape = Wire.shape("""
                {'amount': 0, 'balance_transaction': '', 'charge': '', 'currency': '', 'destination_details': {'card':
                 {'reference_status': 'pending', 'reference_type': 'acquirer_reference_number', 'type': 'refund'},
                 'type': 'card'}, 'metadata': {}, 'payment_intent': '', 'reason': null, 'receipt_number': null,
                 'source_transfer_reversal': null, 'status': 'succeeded', 'transfer_reversal': null}""");
        shape.put("amount", amount).put("balance_transaction", "txn_" + vault.letters());
        shape.put("charge", Wire.id(charge))
                .put("currency", charge.path("currency").asText());
        shape.put("payment_intent", charge.path("payment_intent").asText());
        params.copyTexts(shape, "reason");
        params.mergeMetadata(shape);
        ObjectNode method =
                vault.require(Kind.PAYMENT_METHOD, charge.path("payment_method").asText(), "");
        if (methods.card(method).afterwards == Afterwards.REFUND_PENDS) {
            shape.put("status", "pending").put("pending_reason", "processing");
        }
        return vault.add(Kind.REFUND, shape);
    }

    private static void take(ObjectNode charge, long amount) {
        long refunded = charge.path("amount_refunded").asLong() + amount;
        charge.put("amount_refunded", refunded)
                .put("refunded", refunded == charge.path("amount").asLong());
    }

    /// Time passes: what is pending succeeds, and what the bank sends back fails.
    void finish() {
        for (ObjectNode refund : vault.oldestFirst(Kind.REFUND)) {
            ObjectNode charge = vault.require(Kind.CHARGE, refund.path("charge").asText(), "");
            ObjectNode method = vault.require(
                    Kind.PAYMENT_METHOD, charge.path("payment_method").asText(), "");
            if (Wire.status(refund).equals("pending")) {
                succeed(Wire.id(refund));
            } else if (Wire.status(refund).equals("succeeded")
                    && methods.card(method).afterwards == Afterwards.REFUND_FAILS) {
                fail(Wire.id(refund));
            }
        }
    }

    void succeed(String id) {
        ObjectNode refund = requireIn(id, "pending");
        refund.put("status", "succeeded").remove("pending_reason");
        changed(refund, "pending");
    }

    /// The money comes back to us, and the charge counts it as not refunded.
    void fail(String id) {
        ObjectNode refund = requireIn(id, "pending", "succeeded");
        String before = Wire.status(refund);
        refund.put("status", "failed").put("failure_reason", "lost_or_stolen_card");
        refund.put("failure_balance_transaction", "txn_" + vault.letters()).remove("pending_reason");
        take(
                vault.require(Kind.CHARGE, refund.path("charge").asText(), ""),
                -refund.path("amount").asLong());
        changed(refund, before);
        vault.events.record("refund.failed", refund, Wire.object().put("status", before));
    }

    private void changed(ObjectNode refund, String before) {
        ObjectNode previous = Wire.object().put("status", before);
        vault.events.record("refund.updated", refund, previous);
        vault.events.record("charge.refund.updated", refund, previous);
    }

    ObjectNode update(String id, Params params) {
        params.only("metadata");
        ObjectNode refund = vault.require(Kind.REFUND, id, "id");
        params.mergeMetadata(refund);
        vault.events.record("refund.updated", refund, Wire.object());
        return refund;
    }

    ObjectNode list(Params params) {
        params.only("charge", "created", "ending_before", "limit", "payment_intent", "starting_after");
        return ListPage.of(
                "/v1/refunds",
                vault.newestFirst(Kind.REFUND),
                refund ->
                        Charges.isAsked(refund, params, "charge") && Charges.isAsked(refund, params, "payment_intent"),
                params);
    }

    private ObjectNode requireIn(String id, String... states) {
        ObjectNode refund = vault.require(Kind.REFUND, id, "id");
        if (!List.of(states).contains(Wire.status(refund))) {
            throw ApiError.unexpectedState(refund, "The refund is " + Wire.status(refund) + ".");
        }
        return refund;
    }
}
