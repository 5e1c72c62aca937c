package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.ShippedFonts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A build step: makes the images of glyphs that are shipped, when the fonts or this step have changed.
///
/// | file | holds |
/// |---|---|
/// | `glyphs-1x.bin`, `glyphs-2x.bin` | what a page needs at once, at one and at two device px to a px |
/// | `glyphs-1x-more.bin`, `glyphs-2x-more.bin` | all else of the repertoire; on the class path only |
/// | `glyphs-fields.bin` | distance fields of letters, for large text and for other sizes; on the class path only |
final class PrepareGlyphs implements AutoCloseable {
    /// Texels to a px, which are the phases, at 1x and 2x: at 2x half a device px is as fine as a quarter at 1x.
    private static final int[] COLUMNS = {4, 2};

    /// Steps of coverage in a column. A px is the sum of its columns, so it has 60 steps at 1x and 14 at 2x.
    private static final int[] LEVELS = {15, 7};

    /// Steps from one end of a field's range to the other.
    private static final int FIELD_LEVELS = 63;

    private static final int SIZE_UNITS = 64;

    private final FreeTypeLibrary library = new FreeTypeLibrary();
    private final List<FreeTypeFace> faces = new ArrayList<>();
    private final GlyphImage image = new GlyphImage();

    private PrepareGlyphs(Path fonts) throws IOException {
        for (String face : ShippedFonts.NAMES) {
            faces.add(new FreeTypeFace(library, Files.readAllBytes(fonts.resolve(face + ".ttf"))));
        }
    }

    /// Writes the files, unless they are there and current.
    ///
    /// @param args the folder with the fonts, a folder to work in, the folder of what pages fetch,
    ///   and that of all else
    public static void main(String[] args) throws IOException {
        Path fonts = Path.of(args[0]);
        Path stamp = Path.of(args[1]).resolve("glyphs.stamp");
        Path pages = Files.createDirectories(Path.of(args[2]));
        Path others = Files.createDirectories(Path.of(args[3]));
        List<Path> files = List.of(
                pages.resolve("glyphs-1x.bin"),
                pages.resolve("glyphs-2x.bin"),
                others.resolve("glyphs-1x-more.bin"),
                others.resolve("glyphs-2x-more.bin"),
                others.resolve("glyphs-fields.bin"));
        if (Files.exists(stamp) && Files.readString(stamp).equals(GlyphStamp.of(fonts, files))) {
            return;
        }
        Files.createDirectories(stamp.getParent());
        Files.deleteIfExists(stamp);
        try (PrepareGlyphs glyphs = new PrepareGlyphs(fonts)) {
            for (int scale = 1; scale <= 2; scale++) {
                Files.write(files.get(scale - 1), glyphs.atOnce(scale).bytes());
                Files.write(files.get(scale + 1), glyphs.more(scale).bytes());
            }
            Files.write(files.getLast(), glyphs.fields().bytes());
        }
        Files.writeString(stamp, GlyphStamp.of(fonts, files));
    }

    /// What a page needs at once; of large texts the pace, the clock of the alarm and the titles of state panels.
    private GlyphFile atOnce(int scale) {
        GlyphFile file = new GlyphFile();
        for (TextUse use : TextUse.all()) {
            file.add(strike(use, scale, scale == 1 ? use.at1x() : use.at2x()));
        }
        file.add(fields(Font.STATE_TITLE.face(), Repertoire.titles()));
        file.add(fields(Font.BIG.face(), Repertoire.figures()));
        file.add(fields(Font.ALARM_CLOCK.face(), Repertoire.figures()));
        return file;
    }

    private GlyphFile more(int scale) {
        GlyphFile file = new GlyphFile();
        for (TextUse use : TextUse.all()) {
            Set<Integer> rest = new TreeSet<>(Repertoire.whole());
            rest.removeAll(scale == 1 ? use.at1x() : use.at2x());
            file.add(strike(use, scale, rest));
        }
        return file;
    }

    private GlyphFile.Strike strike(TextUse use, int scale, Set<Integer> codePoints) {
        int columns = COLUMNS[scale - 1];
        int size = use.size() * scale;
        GlyphFile.Strike strike = new GlyphFile.Strike(use.face(), size, columns, LEVELS[scale - 1]);
        for (int codePoint : codePoints) {
            if (faces.get(use.face()).coverage(codePoint, size * SIZE_UNITS, columns, 0, image)) {
                strike.add(codePoint, image);
            }
        }
        return strike;
    }

    private GlyphFile fields() {
        GlyphFile file = new GlyphFile();
        for (int face = 0; face < Font.FACES; face++) {
            file.add(fields(face, Repertoire.large()));
        }
        return file;
    }

    private GlyphFile.Strike fields(int face, Set<Integer> codePoints) {
        GlyphFile.Strike strike = new GlyphFile.Strike(face, GlyphAtlas.FIELD_EM, 0, FIELD_LEVELS);
        for (int codePoint : codePoints) {
            if (faces.get(face).field(codePoint, image)) {
                strike.add(codePoint, image);
            }
        }
        return strike;
    }

    @Override
    public void close() {
        faces.forEach(FreeTypeFace::close);
        library.close();
    }
}
