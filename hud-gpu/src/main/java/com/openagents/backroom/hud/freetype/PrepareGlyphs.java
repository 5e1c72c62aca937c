package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.GlyphImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lwjgl.Version;

/// A build step: makes the images of glyphs that are shipped, when the fonts or this step have changed.
///
/// | file | holds |
/// |---|---|
/// | `glyphs-1x.bin`, `glyphs-2x.bin` | what a HUD needs at once, at one and two device px to a px |
/// | `glyphs-1x-more.bin`, `glyphs-2x-more.bin` | all else of the repertoire |
/// | `glyphs-fields.bin` | distance fields of the repertoire, for all other sizes |
final class PrepareGlyphs {
    private static final List<String> FACES = List.of(
            "Inter-400", "Inter-500", "Inter-600", "JetBrainsMono-400", "JetBrainsMono-500", "JetBrainsMono-600");

    private static final List<String> FILES =
            List.of("glyphs-1x.bin", "glyphs-1x-more.bin", "glyphs-2x.bin", "glyphs-2x-more.bin", "glyphs-fields.bin");

    /// The code that decides what the files hold.
    private static final List<Class<?>> PARTS = List.of(
            PrepareGlyphs.class,
            Repertoire.class,
            GlyphFile.class,
            GlyphFile.Strike.class,
            FreeTypeFace.class,
            FieldFace.class,
            GlyphAtlas.class);

    /// Texels to a px, which are the phases, at 1x and 2x: at 2x half a device px is as fine as a quarter at 1x.
    private static final int[] COLUMNS = {4, 2};

    /// Steps of coverage in a column. A px is the sum of its columns, so it has 60 steps at 1x and 14 at 2x.
    private static final int[] LEVELS = {15, 7};

    /// Sizes in px of each face that some text of the HUD or the wall is set in (scene.Font).
    private static final int[][] SIZES = {
        {11, 12, 13}, {11, 12, 15}, {11, 12, 13, 14, 15}, {11, 12}, {11, 12, 13, 14, 15}, {11, 12, 15}
    };

    private static final int FIELD_LEVELS = 63;

    private final List<byte[]> fonts = new ArrayList<>();
    private final GlyphImage image = new GlyphImage();

    private PrepareGlyphs(Path folder) throws IOException {
        for (String face : FACES) {
            fonts.add(Files.readAllBytes(folder.resolve(face + ".ttf")));
        }
    }

    /// Writes the files, unless they are there and current.
    ///
    /// @param args the folder with the fonts, a folder to work in, and the folder to write into
    public static void main(String[] args) throws IOException {
        Path fonts = Path.of(args[0]);
        Path stamp = Path.of(args[1]).resolve("glyphs.stamp");
        Path target = Path.of(args[2]);
        if (Files.exists(stamp) && Files.readString(stamp).equals(stamp(fonts, target))) {
            return;
        }
        Files.createDirectories(stamp.getParent());
        Files.createDirectories(target);
        Files.deleteIfExists(stamp);
        new PrepareGlyphs(fonts).write(target);
        Files.writeString(stamp, stamp(fonts, target));
    }

    /// A digest of all that goes in and comes out; differs when anything does.
    private static String stamp(Path fonts, Path target) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (String face : FACES) {
            digest.update(Files.readAllBytes(fonts.resolve(face + ".ttf")));
        }
        for (String file : FILES) {
            Path path = target.resolve(file);
            digest.update(Files.exists(path) ? Files.readAllBytes(path) : new byte[0]);
        }
        for (Class<?> part : PARTS) {
            try (InputStream code = part.getResourceAsStream(part.getName().replaceFirst(".*\\.", "") + ".class")) {
                digest.update(code == null ? new byte[0] : code.readAllBytes());
            }
        }
        digest.update(Version.getVersion().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private void write(Path target) throws IOException {
        FieldFace.useFreeType();
        try (FreeTypeLibrary library = new FreeTypeLibrary()) {
            for (int scale = 1; scale <= 2; scale++) {
                GlyphFile first = new GlyphFile();
                GlyphFile more = new GlyphFile();
                for (int face = 0; face < FACES.size(); face++) {
                    try (FreeTypeFace font = new FreeTypeFace(library, fonts.get(face))) {
                        coverage(font, face, scale, first, more);
                    }
                }
                shownAtOnce(first);
                Files.write(target.resolve("glyphs-" + scale + "x.bin"), first.bytes());
                Files.write(target.resolve("glyphs-" + scale + "x-more.bin"), more.bytes());
            }
        }
        GlyphFile fields = new GlyphFile();
        for (int face = 0; face < FACES.size(); face++) {
            fields.add(fields(face, Repertoire.letters()));
        }
        Files.write(target.resolve("glyphs-fields.bin"), fields.bytes());
    }

    private void coverage(FreeTypeFace font, int face, int scale, GlyphFile first, GlyphFile more) {
        for (int size : SIZES[face]) {
            Set<Integer> early = scale == 1 ? Repertoire.latin() : Repertoire.ascii();
            Set<Integer> late = new TreeSet<>(Repertoire.whole());
            late.removeAll(early);
            first.add(strike(font, face, size, scale, early));
            more.add(strike(font, face, size, scale, late));
        }
    }

    private GlyphFile.Strike strike(FreeTypeFace font, int face, int size, int scale, Set<Integer> codePoints) {
        int columns = COLUMNS[scale - 1];
        GlyphFile.Strike strike = new GlyphFile.Strike(face, size * scale, columns, LEVELS[scale - 1]);
        for (int codePoint : codePoints) {
            if (font.coverage(codePoint, size * scale * 64, columns, 0, image)) {
                strike.add(codePoint, image);
            }
        }
        return strike;
    }

    /// The large texts of a HUD: the pace, the clock of the alarm, titles of state panels.
    private void shownAtOnce(GlyphFile file) {
        file.add(fields(2, Repertoire.ascii()));
        file.add(fields(4, Repertoire.figures()));
        file.add(fields(5, Repertoire.figures()));
    }

    private GlyphFile.Strike fields(int face, Set<Integer> codePoints) {
        GlyphFile.Strike strike = new GlyphFile.Strike(face, GlyphAtlas.FIELD_EM, 0, FIELD_LEVELS);
        try (FieldFace font = new FieldFace(fonts.get(face))) {
            for (int codePoint : codePoints) {
                if (font.field(codePoint, image)) {
                    strike.add(codePoint, image);
                }
            }
        }
        return strike;
    }
}
