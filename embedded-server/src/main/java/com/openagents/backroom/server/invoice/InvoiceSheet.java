package com.openagents.backroom.server.invoice;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.server.invoice.InvoiceText.Fact;
import com.openagents.backroom.server.invoice.InvoiceText.Row;
import java.util.List;

/// A document as a part of a page, which the style sheet prints alone.
public final class InvoiceSheet {
    private InvoiceSheet() {}

    public static El of(Invoice invoice) {
        InvoiceText text = InvoiceText.of(invoice);
        El facts = El.of("dl", "invoice-facts");
        for (Fact fact : text.facts()) {
            facts.add(El.of("div")
                    .add(El.of("dt").text(fact.name()))
                    .add(El.of("dd").text(fact.value())));
        }
        List<String> seller = text.seller().isEmpty() ? List.of(InvoiceText.NO_SELLER) : text.seller();
        El foot = El.of("footer", "dim");
        text.foot().forEach(sentence -> foot.add(El.of("p").text(sentence)));
        return El.of("article", "invoice")
                .attribute("aria-label", text.title() + " " + invoice.number())
                .add(El.of("p", "invoice-title").text(text.title()))
                .add(facts)
                .add(El.of("div", "invoice-parties").add(party("From", seller)).add(party("To", text.buyer())))
                .add(table(text))
                .add(foot);
    }

    private static El party(String label, List<String> lines) {
        El party = El.of("div").add(El.of("p", "dim").text(label));
        for (String line : lines) {
            party.add(El.of("p").text(line));
        }
        return party;
    }

    private static El table(InvoiceText text) {
        El rows = El.of("tbody");
        for (Row row : text.rows()) {
            rows.add(El.of("tr")
                    .add(El.of("td").text(row.text()))
                    .add(El.of("td", "number").text(row.credits()))
                    .add(El.of("td", "number").text(row.amount())));
        }
        El total = El.of("tr")
                .add(El.of("th")
                        .attribute("scope", "row")
                        .attribute("colspan", "2")
                        .text(text.totalLabel()))
                .add(El.of("td", "number").text(text.total()));
        return El.of("table", "books")
                .add(El.of("thead")
                        .add(El.of("tr")
                                .add(El.of("th").attribute("scope", "col").text("Description"))
                                .add(El.of("th", "number")
                                        .attribute("scope", "col")
                                        .text("Credits"))
                                .add(El.of("th", "number")
                                        .attribute("scope", "col")
                                        .text(text.amountLabel()))))
                .add(rows)
                .add(El.of("tfoot").add(total));
    }
}
