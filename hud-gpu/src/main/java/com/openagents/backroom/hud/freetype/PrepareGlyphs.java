package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.ShippedFonts;
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
/// | `glyphs-1x-more.bin`, `glyphs-2x-more.bin` | other sizes, and what else text and terminals are full of |
/// | `glyphs-1x-rest.bin`, `glyphs-2x-rest.bin` | everything else that is prepared |
/// | `glyphs-fields.bin` | distance fields of letters, for large text and for sizes that are not prepared |
final class PrepareGlyphs {
    private static final List<String> FILES = List.of(
            "glyphs-1x.bin",
            "glyphs-1x-more.bin",
            "glyphs-1x-rest.bin",
            "glyphs-2x.bin",
            "glyphs-2x-more.bin",
            "glyphs-2x-rest.bin",
            "glyphs-fields.bin");

    /// The code that decides what the files hold.
    private static final List<Class<?>> PARTS = List.of(
            PrepareGlyphs.class,
            Repertoire.class,
            GlyphFile.class,
            GlyphFile.Strike.class,
            FreeTypeFace.class,
            GlyphOutline.class,
            DistanceField.class,
            GlyphAtlas.class);

    /// Texels to a px, which are the phases, at 1x and 2x: at 2x half a device px is as fine as a quarter at 1x.
    private static final int[] COLUMNS = {4, 2};

    /// Steps of coverage in a column. A px is the sum of its columns, so it has 60 steps at 1x and 14 at 2x.
    private static final int[] LEVELS = {15, 7};

    /// A face and a size in px that some text of the HUD or the wall is set in (scene.Font), and what of it a page
    /// needs at once.
    private record Use(int face, int size, Set<Integer> at1x, Set<Integer> at2x) {}

    private static final List<Use> USES = uses();

    private static final int FIELD_LEVELS = 63;

    private static List<Use> uses() {
        Set<Integer> latin = Repertoire.latin();
        Set<Integer> ascii = Repertoire.ascii();
        Set<Integer> figures = Repertoire.figures();
        Set<Integer> none = Set.of();
        return List.of(
                new Use(0, 11, latin, ascii),
                new Use(0, 12, latin, ascii),
                new Use(0, 13, latin, latin),
                new Use(1, 11, ascii, ascii),
                new Use(1, 12, none, none),
                new Use(1, 15, ascii, ascii),
                new Use(2, 11, ascii, ascii),
                new Use(2, 12, ascii, ascii),
                new Use(2, 13, none, none),
                new Use(2, 14, latin, ascii),
                new Use(2, 15, ascii, ascii),
                new Use(3, 11, latin, ascii),
                new Use(3, 12, latin, ascii),
                new Use(4, 11, latin, ascii),
                new Use(4, 12, figures, figures),
                new Use(4, 13, ascii, ascii),
                new Use(4, 14, none, none),
                new Use(4, 15, ascii, ascii),
                new Use(5, 11, ascii, ascii),
                new Use(5, 12, figures, figures),
                new Use(5, 15, none, none));
    }

    private final List<byte[]> fonts = new ArrayList<>();
    private final GlyphImage image = new GlyphImage();

    private PrepareGlyphs(Path folder) throws IOException {
        for (String face : ShippedFonts.NAMES) {
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
        for (String face : ShippedFonts.NAMES) {
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
        try (FreeTypeLibrary library = new FreeTypeLibrary()) {
            for (int scale = 1; scale <= 2; scale++) {
                GlyphFile first = new GlyphFile();
                GlyphFile more = new GlyphFile();
                GlyphFile rest = new GlyphFile();
                for (int face = 0; face < Font.FACES; face++) {
                    try (FreeTypeFace font = new FreeTypeFace(library, fonts.get(face))) {
                        for (Use use : USES) {
                            if (use.face == face) {
                                Set<Integer> early = scale == 1 ? use.at1x : use.at2x;
                                first.add(strike(font, use, scale, early));
                                more.add(strike(font, use, scale, without(Repertoire.common(), early)));
                                rest.add(strike(font, use, scale, without(Repertoire.whole(), Repertoire.common())));
                            }
                        }
                    }
                }
                shownAtOnce(first);
                Files.write(target.resolve("glyphs-" + scale + "x.bin"), first.bytes());
                Files.write(target.resolve("glyphs-" + scale + "x-more.bin"), more.bytes());
                Files.write(target.resolve("glyphs-" + scale + "x-rest.bin"), rest.bytes());
            }
        }
        GlyphFile fields = new GlyphFile();
        for (int face = 0; face < Font.FACES; face++) {
            fields.add(fields(face, Repertoire.large()));
        }
        Files.write(target.resolve("glyphs-fields.bin"), fields.bytes());
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> some) {
        Set<Integer> left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }

    private GlyphFile.Strike strike(FreeTypeFace font, Use use, int scale, Set<Integer> codePoints) {
        int columns = COLUMNS[scale - 1];
        GlyphFile.Strike strike = new GlyphFile.Strike(use.face, use.size * scale, columns, LEVELS[scale - 1]);
        for (int codePoint : codePoints) {
            if (font.coverage(codePoint, use.size * scale * 64, columns, 0, image)) {
                strike.add(codePoint, image);
            }
        }
        return strike;
    }

    /// The large texts of a HUD: the pace, the clock of the alarm, titles of state panels.
    private void shownAtOnce(GlyphFile file) {
        file.add(fields(2, Repertoire.titles()));
        file.add(fields(4, Repertoire.figures()));
        file.add(fields(5, Repertoire.figures()));
    }

    private GlyphFile.Strike fields(int face, Set<Integer> codePoints) {
        GlyphFile.Strike strike = new GlyphFile.Strike(face, GlyphAtlas.FIELD_EM, 0, FIELD_LEVELS);
        try (FreeTypeLibrary library = new FreeTypeLibrary();
                FreeTypeFace font = new FreeTypeFace(library, fonts.get(face))) {
            for (int codePoint : codePoints) {
                if (font.field(codePoint, image)) {
                    strike.add(codePoint, image);
                }
            }
        }
        return strike;
    }
}
