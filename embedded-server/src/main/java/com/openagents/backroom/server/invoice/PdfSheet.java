package com.openagents.backroom.server.invoice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// A page of A4 that texts and lines are put on. Places are points from its left and its top. Our fonts are embedded,
/// as far as they are used; a character that all of them lack is a box, so that every text prints, and the sheet says
/// that there is one.
final class PdfSheet implements AutoCloseable {
    static final float WIDTH_PT = PDRectangle.A4.getWidth();
    static final float HEIGHT_PT = PDRectangle.A4.getHeight();

    /// Stands for what the fonts lack; they have it.
    static final String BOX = "\u25a1";

    /// Where a character is looked for, the first one first.
    private static final List<String> FAMILIES = List.of("Inter", "JetBrainsMono");

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream page;
    private final Map<String, Face> faces = new HashMap<>();
    private boolean lacksCharacters;

    /// How a text looks.
    ///
    /// @param rgb colour as `0xRRGGBB`
    record Ink(float sizePt, boolean isStrong, int rgb) {}

    /// A font of the document, and which characters it has.
    private record Face(PDType0Font font, CmapLookup known) {
        boolean has(int character) {
            return known.getGlyphId(character) != 0;
        }
    }

    /// A part of a text that is of one font.
    private record Run(PDType0Font font, StringBuilder text) {}

    PdfSheet() {
        try {
            PDPage only = new PDPage(PDRectangle.A4);
            document.addPage(only);
            page = new PDPageContentStream(document, only);
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory can't fail", e);
        }
    }

    /// Puts a line of text there.
    ///
    /// @param topPt of the line's base
    void text(String text, float leftPt, float topPt, Ink ink) {
        try {
            page.setNonStrokingColor(red(ink.rgb()), green(ink.rgb()), blue(ink.rgb()));
            page.beginText();
            page.newLineAtOffset(leftPt, HEIGHT_PT - topPt);
            for (Run run : runs(text, ink)) {
                page.setFont(run.font(), ink.sizePt());
                page.showText(run.text().toString());
            }
            page.endText();
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory can't fail", e);
        }
    }

    /// Puts a line of text there that ends at a place.
    void textTo(String text, float rightPt, float topPt, Ink ink) {
        text(text, rightPt - width(text, ink), topPt, ink);
    }

    /// A fine line from left to right.
    void rule(float leftPt, float rightPt, float topPt, int rgb) {
        try {
            page.setStrokingColor(red(rgb), green(rgb), blue(rgb));
            page.setLineWidth(0.75f);
            page.moveTo(leftPt, HEIGHT_PT - topPt);
            page.lineTo(rightPt, HEIGHT_PT - topPt);
            page.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory can't fail", e);
        }
    }

    float width(String text, Ink ink) {
        try {
            float width = 0;
            for (Run run : runs(text, ink)) {
                width += run.font().getStringWidth(run.text().toString()) / 1000 * ink.sizePt();
            }
            return width;
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory can't fail", e);
        }
    }

    /// The text in lines that are not wider; a word that is wider is broken.
    List<String> wrap(String text, float widthPt, Ink ink) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, ink) <= widthPt) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, ink) > widthPt) {
                int fits = fitting(line, widthPt, ink);
                lines.add(line.substring(0, fits));
                line = line.substring(fits);
            }
        }
        lines.add(line);
        return lines;
    }

    /// The whole document, the same bytes each time.
    ///
    /// @param at when it says that it was made, in ms since 1970; also what it is told apart by
    byte[] bytes(String title, String author, long at) {
        try {
            page.close();
            Calendar made = GregorianCalendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            made.setTimeInMillis(at);
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(title);
            about.setAuthor(author);
            about.setCreationDate(made);
            document.getDocumentCatalog().setLanguage("en");
            PDViewerPreferences preferences =
                    new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
            preferences.setDisplayDocTitle(true);
            document.setDocumentId(at);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory can't fail", e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory can't fail", e);
        }
    }

    /// How many characters from the start are not wider; at least one.
    private int fitting(String word, float widthPt, Ink ink) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (width(word.substring(0, next), ink) > widthPt) {
                break;
            }
            end = next;
        }
        return end;
    }

    /// Whether a text that was put here had a character that no font of ours has.
    boolean lacksCharacters() {
        return lacksCharacters;
    }

    private List<Run> runs(String text, Ink ink) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (int c : text.codePoints().toArray()) {
            Optional<Face> having = findFace(c, ink);
            lacksCharacters |= having.isEmpty();
            PDType0Font font = (having.isPresent() ? having.get() : face(FAMILIES.getFirst(), ink)).font();
            if (runs.isEmpty() || !runs.getLast().font().equals(font)) {
                runs.add(new Run(font, new StringBuilder()));
            }
            runs.getLast().text().append(having.isPresent() ? Character.toString(c) : BOX);
        }
        return runs;
    }

    private Optional<Face> findFace(int character, Ink ink) throws IOException {
        for (String family : FAMILIES) {
            Face face = face(family, ink);
            if (face.has(character)) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }

    private Face face(String family, Ink ink) throws IOException {
        String name = family + (ink.isStrong() ? "-600.ttf" : "-400.ttf");
        Face known = faces.get(name);
        if (known == null) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(font(name)));
            known = new Face(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
            faces.put(name, known);
        }
        return known;
    }

    private static InputStream font(String name) {
        InputStream font = PdfSheet.class.getResourceAsStream("/fonts/" + name);
        if (font == null) {
            throw new IllegalStateException("not packed: fonts/" + name);
        }
        return font;
    }

    private static float red(int rgb) {
        return (rgb >> 16 & 0xff) / 255f;
    }

    private static float green(int rgb) {
        return (rgb >> 8 & 0xff) / 255f;
    }

    private static float blue(int rgb) {
        return (rgb & 0xff) / 255f;
    }
}
