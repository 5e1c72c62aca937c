package com.openagents.backroom.server.invoice;

import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.server.db.InvoiceStore;
import com.openagents.backroom.server.db.InvoiceStore.Draft;
import com.openagents.backroom.server.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/* Issues and finds documents. Any thread may call it.
 *
 * Issuing happens in the transaction that books what the document is about, so that there is one exactly when that is
 * booked. Its number is taken under the lock of its kind's row, which is held until that transaction ends: numbers have
 * no gaps, and a transaction that is rolled back gives its number back. For one reference there is one document of a
 * kind, however often it is asked for.
 *
 * What a document says is never changed later. A refund is a credit note; a refund that failed after all, or a dispute
 * that was won, is an invoice of its own over the same amount.
 */
public final class Invoices {
    private final InvoiceStore store;
    private final Seller seller;

    public Invoices(InvoiceStore store, Seller seller) {
        this.store = store;
        this.seller = seller;
    }

    /// Why money went back.
    public enum Reason {
        REFUND("Refund of "),
        DISPUTE("Taken back by the bank: ");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /// What was sold.
    ///
    /// @param reference of the payment, at Stripe
    public record Sale(
            UUID purchaseId, UUID userId, String reference, long credits, long amountMinor, String currency) {}

    /// Who sells here, as the settings say now.
    public Seller seller() {
        return seller;
    }

    /// Issues the invoice of a sale.
    public Invoice issue(Transaction tx, Sale sale) {
        InvoiceLine line = new InvoiceLine(credits(sale.credits()), sale.credits(), sale.amountMinor());
        return store.add(tx, draft(sale, InvoiceKind.INVOICE, sale.reference(), line));
    }

    /// Issues a credit note over what went back.
    ///
    /// @param reference of the refund or the dispute, at Stripe
    /// @param credits that were taken back for it
    public Invoice credit(Transaction tx, Sale sale, Reason reason, String reference, long credits, long amountMinor) {
        InvoiceLine line = new InvoiceLine(reason.words + credits(credits), credits, amountMinor);
        return store.add(tx, draft(sale, InvoiceKind.CREDIT_NOTE, reference, line));
    }

    /// Issues an invoice over what came back: the refund failed, or the dispute was won.
    ///
    /// @param reference of the refund or the dispute, at Stripe
    public Invoice restore(Transaction tx, Sale sale, Reason reason, String reference, long credits, long amountMinor) {
        String words = reason == Reason.REFUND ? "The refund failed: " : "The bank gave back: ";
        InvoiceLine line = new InvoiceLine(words + credits(credits), credits, amountMinor);
        return store.add(tx, draft(sale, InvoiceKind.INVOICE, reference, line));
    }

    /// A person's documents, the newest first.
    ///
    /// @param before only older ones; nothing for the newest
    public List<Invoice> list(UUID userId, Optional<UUID> before, int max) {
        return store.list(userId, before, max).stream().map(this::completed).toList();
    }

    /// A document of a person.
    public Optional<Invoice> find(UUID userId, UUID id) {
        return store.find(userId, id).map(this::completed);
    }

    /// The invoice of a purchase of a person.
    public Optional<Invoice> findByPurchase(UUID userId, UUID purchaseId) {
        return store.findByPurchase(userId, purchaseId).map(this::completed);
    }

    private Draft draft(Sale sale, InvoiceKind kind, String reference, InvoiceLine line) {
        return new Draft(
                sale.userId(),
                kind,
                sale.currency(),
                sale.purchaseId(),
                reference,
                seller.text().orElse(null),
                seller.note().orElse(null),
                List.of(line));
    }

    private Invoice completed(Invoice invoice) {
        return new Invoice(
                invoice.id(),
                invoice.userId(),
                invoice.kind(),
                invoice.serialNumber(),
                invoice.issuedAt(),
                invoice.currency(),
                invoice.purchaseId(),
                invoice.reference(),
                invoice.corrects(),
                invoice.parties().completedBy(seller),
                invoice.lines());
    }

    private static String credits(long credits) {
        return Figures.grouped(credits) + " credits";
    }
}
