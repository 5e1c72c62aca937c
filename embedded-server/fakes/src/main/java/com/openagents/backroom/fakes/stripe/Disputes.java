package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;

/// Disputes (<https://docs.stripe.com/disputes/how-disputes-work>).
///
/// ```
/// warning_needs_response → warning_under_review → warning_closed     an inquiry: no money moves
///           └→ needs_response → under_review → won | lost            a chargeback: the money is taken when it begins
/// ```
final class Disputes {
    private static final Duration TO_ANSWER = Duration.ofDays(9);

    /// Evidence that decides a test's dispute at once.
    private static final String WINNING = "winning_evidence";

    private static final String LOSING = "losing_evidence";
    private static final Set<String> OPEN_INQUIRY = Set.of("warning_needs_response", "warning_under_review");
    private static final Set<String> OPEN_CHARGEBACK = Set.of("needs_response", "under_review");

    private final Vault vault;

    Disputes(Vault vault) {
        this.vault = vault;
    }

    /// Whether a charge's money was taken by a bank.
    static boolean isChargedBack(Vault vault, ObjectNode charge) {
        return vault.oldestFirst(Kind.DISPUTE).stream()
                .filter(dispute -> dispute.path("charge").asText().equals(Wire.id(charge)))
                .anyMatch(dispute -> OPEN_CHARGEBACK.contains(Wire.status(dispute))
                        || Wire.status(dispute).equals("lost"));
    }

    /// The bank only asks.
    ObjectNode inquire(ObjectNode charge, long amount) {
        return open(charge, amount, "warning_needs_response");
    }

    /// The bank takes the money.
    ObjectNode chargeBack(ObjectNode charge, long amount) {
        ObjectNode dispute = open(charge, amount, "needs_response");
        withdraw(dispute);
        return dispute;
    }

    private ObjectNode open(ObjectNode charge, long amount, String status) {
        ObjectNode shape = Wire.shape("""
                {'amount': 0, 'balance_transactions': [], 'charge': '', 'currency': '',
                 'enhanced_eligibility_types': [], 'evidence': {'uncategorized_text': null}, 'evidence_details':
                 {'due_by': 0, 'enhanced_eligibility': {}, 'has_evidence': false, 'past_due': false,
                 'submission_count': 0}, 'is_charge_refundable': false, 'metadata': {}, 'payment_intent': '',
                 'payment_method_details': {'card': {'brand': '', 'case_type': 'chargeback', 'network_reason_code':
                 '10'}, 'type': 'card'}, 'reason': 'fraudulent', 'status': ''}""");
        shape.put("amount", amount).put("charge", Wire.id(charge)).put("status", status);
        shape.put("currency", charge.path("currency").asText());
        shape.put("payment_intent", charge.path("payment_intent").asText());
        shape.put("is_charge_refundable", OPEN_INQUIRY.contains(status));
        shape.withObjectProperty("evidence_details").put("due_by", vault.now() + TO_ANSWER.toSeconds());
        ObjectNode card = shape.withObjectProperty("payment_method_details").withObjectProperty("card");
        card.put("case_type", OPEN_INQUIRY.contains(status) ? "inquiry" : "chargeback");
        card.put(
                "brand",
                charge.path("payment_method_details").path("card").path("brand").asText());
        charge.put("disputed", true);
        ObjectNode dispute = vault.add(Kind.DISPUTE, shape);
        vault.events.record("charge.dispute.created", dispute);
        return dispute;
    }

    private void withdraw(ObjectNode dispute) {
        book(dispute, -dispute.path("amount").asLong());
        vault.events.record("charge.dispute.funds_withdrawn", dispute);
    }

    private void book(ObjectNode dispute, long amount) {
        dispute.withArrayProperty("balance_transactions")
                .addObject()
                .put("id", "txn_" + vault.letters())
                .put("object", "balance_transaction")
                .put("amount", amount)
                .put("created", vault.now())
                .put("currency", dispute.path("currency").asText())
                .put("type", "adjustment");
    }

    /// The bank takes the money after it asked.
    void escalate(String id) {
        ObjectNode dispute = requireIn(id, OPEN_INQUIRY);
        dispute.withObjectProperty("payment_method_details")
                .withObjectProperty("card")
                .put("case_type", "chargeback");
        dispute.put("is_charge_refundable", false);
        change(dispute, "needs_response", "charge.dispute.updated");
        withdraw(dispute);
    }

    /// The bank decides for us: the money comes back.
    void win(String id) {
        ObjectNode dispute = requireIn(id, OPEN_CHARGEBACK);
        change(dispute, "won", "charge.dispute.closed");
        book(dispute, dispute.path("amount").asLong());
        vault.events.record("charge.dispute.funds_reinstated", dispute);
    }

    void lose(String id) {
        change(requireIn(id, OPEN_CHARGEBACK), "lost", "charge.dispute.closed");
    }

    /// An inquiry ends without a chargeback.
    void closeInquiry(String id) {
        change(requireIn(id, OPEN_INQUIRY), "warning_closed", "charge.dispute.closed");
    }

    private void change(ObjectNode dispute, String status, String event) {
        ObjectNode previous = Wire.object().put("status", Wire.status(dispute));
        dispute.put("status", status);
        vault.events.record(event, dispute, previous);
    }

    ObjectNode update(String id, Params params) {
        params.only("evidence", "metadata", "submit");
        ObjectNode dispute = vault.require(Kind.DISPUTE, id, "dispute");
        String evidence = params.below("evidence").find("uncategorized_text").orElse("");
        params.below("evidence").copyTexts(dispute.withObjectProperty("evidence"), "uncategorized_text");
        params.mergeMetadata(dispute);
        dispute.withObjectProperty("evidence_details")
                .put("has_evidence", !evidence.isEmpty())
                .put("submission_count", params.isSet("submit") ? 1 : 0);
        boolean isInquiry = OPEN_INQUIRY.contains(Wire.status(dispute));
        if (params.isSet("submit")) {
            change(dispute, isInquiry ? "warning_under_review" : "under_review", "charge.dispute.updated");
        } else {
            vault.events.record("charge.dispute.updated", dispute);
        }
        decide(dispute, evidence, isInquiry);
        return dispute;
    }

    private void decide(ObjectNode dispute, String evidence, boolean isInquiry) {
        String id = Wire.id(dispute);
        if (evidence.equals(WINNING) && isInquiry) {
            closeInquiry(id);
        } else if (evidence.equals(WINNING)) {
            win(id);
        } else if (evidence.equals(LOSING) && isInquiry) {
            escalate(id);
        } else if (evidence.equals(LOSING)) {
            lose(id);
        }
    }

    /// We give up.
    ObjectNode close(String id, Params params) {
        params.only();
        ObjectNode dispute = vault.require(Kind.DISPUTE, id, "dispute");
        if (OPEN_INQUIRY.contains(Wire.status(dispute))) {
            throw ApiError.invalid(
                    "", "", "This dispute is an inquiry and can't be closed; refund its charge instead.");
        }
        lose(id);
        return dispute;
    }

    ObjectNode list(Params params) {
        params.only("charge", "created", "ending_before", "limit", "payment_intent", "starting_after");
        return ListPage.of(
                "/v1/disputes",
                vault.newestFirst(Kind.DISPUTE),
                dispute -> Charges.isAsked(dispute, params, "charge")
                        && Charges.isAsked(dispute, params, "payment_intent"),
                params);
    }

    private ObjectNode requireIn(String id, Set<String> states) {
        ObjectNode dispute = vault.require(Kind.DISPUTE, id, "dispute");
        if (!states.contains(Wire.status(dispute))) {
            throw ApiError.unexpectedState(dispute, "This dispute is " + Wire.status(dispute) + ".");
        }
        return dispute;
    }
}
