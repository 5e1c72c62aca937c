package com.openagents.backroom.server.invoice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document as it was issued.
///
/// @param serialNumber within its kind, from 1, without a gap
/// @param currency ISO 4217 in lower case, as Stripe has it
/// @param purchaseId what was sold, or what it takes back
/// @param reference what it is issued for: a payment, a refund, a dispute, by Stripe's id
/// @param corrects of a credit note: the number of the invoice that it takes from
/// @param parties who sold what to whom, in the words of that day
public record Invoice(
        UUID id,
        UUID userId,
        InvoiceKind kind,
        long serialNumber,
        Instant issuedAt,
        String currency,
        UUID purchaseId,
        String reference,
        @Nullable String corrects,
        Parties parties,
        List<InvoiceLine> lines) {
    /// Digits of a number: a million invoices sort by their text.
    private static final int NUMBER_DIGITS = 6;

    /// Who sold and who bought.
    ///
    /// @param seller name, address and tax number by line; null when the operator gave none
    /// @param buyer by line; null once the person has left
    /// @param note what the operator wants to stand at the foot, on taxes for example
    public record Parties(
            @Nullable String seller,
            @Nullable String buyer,
            @Nullable String note) {
        /// The same, where what the operator did not give at that time is taken from what they say now.
        Parties completedBy(Seller now) {
            return new Parties(
                    seller == null ? now.text().orElse(null) : seller,
                    buyer,
                    note == null ? now.note().orElse(null) : note);
        }
    }

    public Invoice {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || serialNumber < 1) {
            throw new IllegalArgumentException("a document has a line and a number");
        }
    }

    /// `INV-000042`.
    public String number() {
        return numberOf(kind, serialNumber);
    }

    /// The number in full.
    public static String numberOf(InvoiceKind kind, long serialNumber) {
        String digits = Long.toString(serialNumber);
        return kind.prefix() + "0".repeat(Math.max(0, NUMBER_DIGITS - digits.length())) + digits;
    }

    /// What all lines come to.
    public long amountMinor() {
        return lines.stream().mapToLong(InvoiceLine::amountMinor).reduce(0, Math::addExact);
    }

    public long credits() {
        return lines.stream().mapToLong(InvoiceLine::credits).reduce(0, Math::addExact);
    }

    /// What the whole comes to, in words for people: `$8.00`.
    public String amountText() {
        return MoneyText.of(amountMinor(), currency);
    }
}
