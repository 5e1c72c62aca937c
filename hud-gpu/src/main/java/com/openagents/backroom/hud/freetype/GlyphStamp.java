package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.ShippedFonts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.lwjgl.Version;

/// A digest of all that goes into the files of glyphs and of the files themselves. While it is the same, there is
/// nothing to make.
final class GlyphStamp {
    /// The code that decides what the files hold.
    private static final List<Class<?>> PARTS = List.of(
            PrepareGlyphs.class,
            TextUse.class,
            Repertoire.class,
            GlyphFile.class,
            GlyphFile.Strike.class,
            FreeTypeFace.class,
            GlyphOutline.class,
            DistanceField.class,
            GlyphAtlas.class,
            Font.class);

    private GlyphStamp() {}

    static String of(Path fonts, List<Path> files) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (String face : ShippedFonts.NAMES) {
            digest.update(Files.readAllBytes(fonts.resolve(face + ".ttf")));
        }
        for (Path file : files) {
            digest.update(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        }
        for (Class<?> part : PARTS) {
            try (InputStream code = part.getResourceAsStream(part.getName().replaceFirst(".*\\.", "") + ".class")) {
                digest.update(code == null ? new byte[0] : code.readAllBytes());
            }
        }
        digest.update(Version.getVersion().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
