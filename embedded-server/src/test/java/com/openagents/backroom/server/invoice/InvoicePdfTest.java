package com.openagents.backroom.server.invoice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is in the file, read back with the library's reader.
class InvoicePdfTest {
    private static final String SELLER = "Société Générale d’Ångström & Ωmega s.r.o.\nPříčná 5\n110 00 Praha\nЕИК 12";

    private static Invoice invoice(@Nullable String seller, @Nullable String buyer) {
        return new Invoice(
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                UUID.fromString("00000000-0000-4000-8000-000000000002"),
                InvoiceKind.INVOICE,
                42,
                Instant.parse("2026-11-26T03:00:00Z"),
                "usd",
                UUID.fromString("00000000-0000-4000-8000-000000000003"),
                "pi_3OqYk2eZvKYlo2C1gFJh8QzN",
                null,
                new Invoice.Parties(seller, buyer, seller == null ? null : "Reverse charge.\n" + seller),
                List.of(new InvoiceLine("1,000,000 credits", 1_000_000, 60_00)));
    }

    private static PDDocument read(Invoice invoice) throws IOException {
        return Loader.loadPDF(InvoicePdf.of(invoice));
    }

    private static String text(Invoice invoice) throws IOException {
        try (PDDocument document = read(invoice)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void file_saysWhatTheInvoiceSays() throws IOException {
        String text = text(invoice(SELLER, "Zoë Łukasiewicz"));

        for (String part : List.of(
                "Invoice",
                "INV-000042",
                "26 November 2026",
                "pi_3OqYk2eZvKYlo2C1gFJh8QzN",
                "1,000,000",
                "$60.00",
                "Zoë Łukasiewicz",
                "Ångström & Ωmega",
                "Příčná 5",
                "ЕИК 12",
                "Reverse charge.")) {
            assertTrue(text.contains(part), part + " in\n" + text);
        }
    }

    @Test
    void fonts_areEmbeddedAndCutToWhatIsUsed() throws IOException {
        try (PDDocument document = read(invoice(SELLER, "bob"))) {
            int fonts = 0;
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertTrue(font.isEmbedded() && font.getName().matches("[A-Z]{6}\\+Inter.*"), font.getName());
                fonts++;
            }
            assertEquals(2, fonts);
        }
        assertTrue(InvoicePdf.of(invoice(SELLER, "bob")).length < 100_000);
    }

    @Test
    void file_isTheSameEachTime() {
        assertArrayEquals(InvoicePdf.of(invoice(SELLER, "bob")), InvoicePdf.of(invoice(SELLER, "bob")));
    }

    @Test
    void signsThatTheFontsLack_areBoxes_andThatIsSaid() throws IOException {
        String text = text(invoice("株式会社 Acme\t\u0007\uD800", "\uD83D\uDE42 bob"));

        assertTrue(text.contains("□ bob"), text);
        assertTrue(text.contains("□□□□ Acme□□□"), text);
        assertTrue(text.contains("□ stands for a character that the fonts of this file lack"), text);
        assertFalse(text(invoice(SELLER, "bob")).contains("stands for a character"));
    }

    @Test
    void signsThatOnlyTheOtherFontHas_areTakenFromThere() throws IOException {
        try (PDDocument document = read(invoice("A ╔═╗ b", "bob"))) {
            assertTrue(new PDFTextStripper().getText(document).contains("A ╔═╗ b"));
            List<String> fonts = new ArrayList<>();
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                fonts.add(document.getPage(0).getResources().getFont(name).getName());
            }
            assertTrue(fonts.stream().anyMatch(font -> font.matches("[A-Z]{6}\\+JetBrainsMono.*")), fonts.toString());
        }
    }

    @Test
    void missingSeller_isSaid() throws IOException {
        String text = text(invoice(null, null)).replace("\n", " ");

        assertTrue(text.contains("set billing.seller"), text);
        assertTrue(text.contains("An account that was deleted"), text);
    }

    @Test
    void longestTexts_stayOnThePage() throws IOException {
        String wide = ("W".repeat(39) + "\n").repeat(Seller.MAX_CHARS / 40);
        List<TextPosition> places = new ArrayList<>();
        try (PDDocument document = read(invoice(wide, wide))) {
            assertEquals(1, document.getNumberOfPages());
            PDFTextStripper reader = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition place) {
                    places.add(place);
                }
            };
            reader.getText(document);
        }
        for (TextPosition place : places) {
            assertTrue(
                    place.getX() >= 50 && place.getX() + place.getWidth() <= PdfSheet.WIDTH_PT - 50, place.toString());
            assertTrue(place.getY() > 50 && place.getY() < PdfSheet.HEIGHT_PT - 30, place + " at " + place.getY());
        }
    }
}
