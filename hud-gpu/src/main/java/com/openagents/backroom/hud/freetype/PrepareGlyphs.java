package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.ShippedFonts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A build step: makes the images of glyphs that are shipped, when the fonts or this step have changed.
///
/// | file | holds |
/// |---|---|
/// | `glyphs-1x.bin`, `glyphs-2x.bin` | what a page needs at once, at one and at two device px to a px |
/// | `Inter-400-13.bin` and the like | all else of a face at a size in device px; on the class path only |
/// | `Inter-400-fields.bin` and the like | distance fields of a face, for large text and for sizes not prepared |
final class PrepareGlyphs implements AutoCloseable {
    /// Texels to a px, which are the phases, at 1x and 2x: at 2x half a device px is as fine as a quarter at 1x.
    private static final int[] COLUMNS = {4, 2};

    /// Steps of coverage in a column. A px is the sum of its columns, so it has 60 steps at 1x and 14 at 2x.
    private static final int[] LEVELS = {15, 7};

    /// Steps from one end of a field's range to the other.
    private static final int FIELD_LEVELS = 63;

    private static final int SIZE_UNITS = 64;

    /// Images are made for 1x and 2x.
    private static final int SCALES = 2;

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
        List<Path> files = files(pages, others);
        if (Files.exists(stamp) && Files.readString(stamp).equals(GlyphStamp.of(fonts, files))) {
            return;
        }
        Files.createDirectories(stamp.getParent());
        Files.deleteIfExists(stamp);
        try (PrepareGlyphs glyphs = new PrepareGlyphs(fonts)) {
            glyphs.write(files.iterator());
        }
        Files.writeString(stamp, GlyphStamp.of(fonts, files));
    }

    private static List<Path> files(Path pages, Path others) {
        List<Path> files = new ArrayList<>();
        for (int scale = 1; scale <= SCALES; scale++) {
            files.add(pages.resolve("glyphs-" + scale + "x.bin"));
            for (TextUse use : TextUse.all()) {
                files.add(others.resolve(ShippedGlyphs.fileOf(use.face(), use.size() * scale)));
            }
        }
        for (int face = 0; face < Font.FACES; face++) {
            files.add(others.resolve(ShippedGlyphs.fieldsOf(face)));
        }
        return files;
    }

    private void write(Iterator<Path> files) throws IOException {
        for (int scale = 1; scale <= SCALES; scale++) {
            Files.write(files.next(), atOnce(scale).bytes());
            for (TextUse use : TextUse.all()) {
                Files.write(files.next(), rest(use, scale).bytes());
            }
        }
        for (int face = 0; face < Font.FACES; face++) {
            GlyphFile file = new GlyphFile();
            file.add(fields(face, Repertoire.large()));
            Files.write(files.next(), file.bytes());
        }
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

    private GlyphFile rest(TextUse use, int scale) {
        Set<Integer> rest = new TreeSet<>(Repertoire.whole());
        rest.removeAll(scale == 1 ? use.at1x() : use.at2x());
        GlyphFile file = new GlyphFile();
        file.add(strike(use, scale, rest));
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
