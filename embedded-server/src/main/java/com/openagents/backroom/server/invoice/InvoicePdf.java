package com.openagents.backroom.server.invoice;

import com.openagents.backroom.server.invoice.InvoiceText.Fact;
import com.openagents.backroom.server.invoice.InvoiceText.Row;
import com.openagents.backroom.server.invoice.PdfSheet.Ink;
import java.util.List;

/// A document as a PDF of one page. The longest texts that the settings and a person may give fit on it.
public final class InvoicePdf {
    private static final float MARGIN_PT = 56;
    private static final float RIGHT_PT = PdfSheet.WIDTH_PT - MARGIN_PT;

    /// Where the second of two columns begins, and how wide the first may be.
    private static final float MIDDLE_PT = 308;

    private static final float COLUMN_PT = MIDDLE_PT - MARGIN_PT - 24;
    private static final float CREDITS_RIGHT_PT = 430;
    private static final float LINE_PT = 13;

    /// Between one fact and the next.
    private static final float FACT_GAP_PT = 28;

    // the light theme's text, text3 and line of the look's tokens
    private static final int TEXT = 0x14181d;
    private static final int DIM = 0x5b6672;
    private static final int LINE = 0xb5bdc7;

    private static final Ink TITLE = new Ink(22, true, TEXT);
    private static final Ink NAME = new Ink(10, true, TEXT);
    private static final Ink BODY = new Ink(9.5f, false, TEXT);
    private static final Ink LABEL = new Ink(8.5f, false, DIM);
    private static final Ink TOTAL = new Ink(12, true, TEXT);

    private static final String LACKING = PdfSheet.BOX
            + " stands for a character that the fonts of this file lack; the page of this document shows it.";

    private InvoicePdf() {}

    /// The file, the same bytes each time.
    public static byte[] of(Invoice invoice) {
        InvoiceText text = InvoiceText.of(invoice);
        try (PdfSheet sheet = new PdfSheet()) {
            sheet.text(text.title(), MARGIN_PT, 82, TITLE);
            facts(sheet, text.facts());
            List<String> seller = text.seller().isEmpty() ? List.of(InvoiceText.NO_SELLER) : text.seller();
            float left = party(sheet, "From", seller, MARGIN_PT);
            float right = party(sheet, "To", text.buyer(), MIDDLE_PT);
            float top = table(sheet, text.amountLabel(), text.rows(), Math.max(left, right) + 26);
            float end = foot(sheet, text.foot(), total(sheet, text, top) + 40);
            if (sheet.lacksCharacters()) {
                foot(sheet, List.of(LACKING), end);
            }
            String author = text.seller().isEmpty() ? "" : text.seller().getFirst();
            return sheet.bytes(
                    text.title() + " " + invoice.number(),
                    author,
                    invoice.issuedAt().toEpochMilli());
        }
    }

    private static void facts(PdfSheet sheet, List<Fact> facts) {
        float left = MARGIN_PT;
        for (Fact fact : facts) {
            sheet.text(fact.name(), left, 112, LABEL);
            sheet.text(fact.value(), left, 126, BODY);
            left += Math.max(sheet.width(fact.name(), LABEL), sheet.width(fact.value(), BODY)) + FACT_GAP_PT;
        }
        sheet.rule(MARGIN_PT, RIGHT_PT, 142, LINE);
    }

    /// @return where it ends
    private static float party(PdfSheet sheet, String label, List<String> lines, float left) {
        float top = 166;
        sheet.text(label, left, top, LABEL);
        top += LINE_PT + 2;
        Ink ink = lines.contains(InvoiceText.NO_SELLER) ? BODY : NAME;
        for (String line : lines) {
            for (String part : sheet.wrap(line, COLUMN_PT, ink)) {
                sheet.text(part, left, top, ink);
                top += LINE_PT;
            }
            ink = BODY;
        }
        return top;
    }

    private static float table(PdfSheet sheet, String amount, List<Row> rows, float from) {
        float top = from;
        sheet.text("Description", MARGIN_PT, top, LABEL);
        sheet.textTo("Credits", CREDITS_RIGHT_PT, top, LABEL);
        sheet.textTo(amount, RIGHT_PT, top, LABEL);
        top += 8;
        sheet.rule(MARGIN_PT, RIGHT_PT, top, LINE);
        for (Row row : rows) {
            top += 18;
            sheet.textTo(row.credits(), CREDITS_RIGHT_PT, top, BODY);
            sheet.textTo(row.amount(), RIGHT_PT, top, BODY);
            for (String part : sheet.wrap(row.text(), COLUMN_PT, BODY)) {
                sheet.text(part, MARGIN_PT, top, BODY);
                top += LINE_PT;
            }
            top -= LINE_PT - 10;
            sheet.rule(MARGIN_PT, RIGHT_PT, top, LINE);
        }
        return top;
    }

    private static float total(PdfSheet sheet, InvoiceText text, float from) {
        float top = from + 24;
        float amountLeft = RIGHT_PT - sheet.width(text.total(), TOTAL);
        sheet.text(text.total(), amountLeft, top, TOTAL);
        sheet.textTo(text.totalLabel(), Math.min(CREDITS_RIGHT_PT, amountLeft - 12), top, BODY);
        return top;
    }

    /// @return where it ends
    private static float foot(PdfSheet sheet, List<String> sentences, float from) {
        float top = from;
        for (String sentence : sentences) {
            for (String part : sheet.wrap(sentence, RIGHT_PT - MARGIN_PT, LABEL)) {
                sheet.text(part, MARGIN_PT, top, LABEL);
                top += LINE_PT;
            }
        }
        return top;
    }
}
