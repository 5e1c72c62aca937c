package com.openagents.backroom.server.invoice;

import com.openagents.backroom.hud.text.Figures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a document says, in words: the same on its page and in its PDF.
///
/// @param seller by line; empty when nobody said who sells
/// @param buyer by line
/// @param facts what it is known by
/// @param foot sentences below it
record InvoiceText(
        String title,
        List<String> seller,
        List<String> buyer,
        List<Fact> facts,
        String amountLabel,
        List<Row> rows,
        String totalLabel,
        String total,
        List<String> foot) {
    static final String NO_SELLER = "The seller's name and address are missing: the operator of this installation has"
            + " not set billing.seller.";

    private static final String NOBODY = "An account that was deleted";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// A name and what it is.
    record Fact(String name, String value) {}

    /// A line of the table.
    record Row(String text, String credits, String amount) {}

    static InvoiceText of(Invoice invoice) {
        boolean isInvoice = invoice.kind() == InvoiceKind.INVOICE;
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Number", invoice.number()));
        facts.add(new Fact(isInvoice ? "Issued and paid" : "Issued", DAY.format(invoice.issuedAt())));
        if (invoice.corrects() != null) {
            facts.add(new Fact("Takes from", invoice.corrects()));
        }
        facts.add(new Fact(isInvoice ? "Payment" : "Reference", invoice.reference()));
        List<String> foot = new ArrayList<>();
        foot.add(
                isInvoice
                        ? "Paid by card through Stripe. Nothing is due."
                        : "The amount went back to the card that the invoice was paid with.");
        if (invoice.parties().note() != null) {
            foot.addAll(lines(invoice.parties().note()));
        }
        return new InvoiceText(
                invoice.kind().title(),
                lines(invoice.parties().seller()),
                invoice.parties().buyer() == null
                        ? List.of(NOBODY)
                        : lines(invoice.parties().buyer()),
                facts,
                "Amount (" + invoice.currency().toUpperCase(Locale.ROOT) + ")",
                invoice.lines().stream()
                        .map(line -> new Row(
                                line.text(),
                                Figures.grouped(line.credits()),
                                MoneyText.of(line.amountMinor(), invoice.currency())))
                        .toList(),
                isInvoice ? "Total" : "Total back",
                invoice.amountText(),
                foot);
    }

    /// `26 November 2026`, in UTC.
    static String day(Instant at) {
        return DAY.format(at);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
