package com.openagents.backroom.hud.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A build step: reads the advance widths out of the shipped TrueType fonts into one small resource.
///
/// Tables by the OpenType specification 1.9: `head`, `hhea`, `hmtx` and the `cmap` subtables of format 4 and 12.
final class ExtractMetrics {
    /// Highest code point kept: the fonts have nothing above that a HUD shows.
    private static final int MAX_CODE_POINT = 0x1ffff;

    private ExtractMetrics() {}

    /// Writes the resource, when it differs from what is there.
    ///
    /// @param args the folder with the fonts, and the file to write
    public static void main(String[] args) throws IOException {
        Path fonts = Path.of(args[0]);
        Path target = Path.of(args[1]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String face : ShippedFonts.NAMES) {
            advances(ByteBuffer.wrap(Files.readAllBytes(fonts.resolve(face + ".ttf"))))
                    .write(out);
        }
        if (!Files.exists(target) || !java.util.Arrays.equals(Files.readAllBytes(target), bytes.toByteArray())) {
            Files.createDirectories(target.getParent());
            Files.write(target, bytes.toByteArray());
        }
    }

    private static Advances advances(ByteBuffer font) {
        int unitsPerEm = u16(font, table(font, "head") + 18);
        int hhea = table(font, "hhea");
        int ascent = u16(font, hhea + 4);
        int metrics = u16(font, hhea + 34);
        int hmtx = table(font, "hmtx");
        SortedMap<Integer, Integer> widths = new TreeMap<>();
        glyphs(font).forEach((codePoint, glyph) -> {
            if (glyph != 0 && codePoint <= MAX_CODE_POINT) {
                widths.put(codePoint, u16(font, hmtx + 4 * Math.min(glyph, metrics - 1)));
            }
        });
        List<Integer> firsts = new ArrayList<>();
        List<List<Integer>> runs = new ArrayList<>();
        int next = -1;
        for (var entry : widths.entrySet()) {
            if (entry.getKey() != next) {
                firsts.add(entry.getKey());
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(entry.getValue());
            next = entry.getKey() + 1;
        }
        int zero = widths.getOrDefault((int) '0', unitsPerEm / 2);
        return new Advances(
                unitsPerEm,
                ascent,
                zero,
                ints(firsts),
                runs.stream().map(ExtractMetrics::ints).toArray(int[][]::new));
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static SortedMap<Integer, Integer> glyphs(ByteBuffer font) {
        int cmap = table(font, "cmap");
        SortedMap<Integer, Integer> glyphs = new TreeMap<>();
        for (int i = 0; i < u16(font, cmap + 2); i++) {
            int subtable = cmap + font.getInt(cmap + 4 + 8 * i + 4);
            switch (u16(font, subtable)) {
                case 4 -> readFormat4(font, subtable, glyphs);
                case 12 -> readFormat12(font, subtable, glyphs);
                default -> {}
            }
        }
        return glyphs;
    }

    private static void readFormat4(ByteBuffer font, int at, SortedMap<Integer, Integer> glyphs) {
        int segments = u16(font, at + 6) / 2;
        int ends = at + 14;
        int starts = ends + 2 * segments + 2;
        int deltas = starts + 2 * segments;
        int offsets = deltas + 2 * segments;
        for (int i = 0; i < segments; i++) {
            int start = u16(font, starts + 2 * i);
            int offset = u16(font, offsets + 2 * i);
            for (int c = start; c <= u16(font, ends + 2 * i) && c != 0xffff; c++) {
                int glyph = offset == 0 ? c : u16(font, offsets + 2 * i + offset + 2 * (c - start));
                glyphs.put(c, glyph == 0 && offset != 0 ? 0 : (glyph + u16(font, deltas + 2 * i)) & 0xffff);
            }
        }
    }

    private static void readFormat12(ByteBuffer font, int at, SortedMap<Integer, Integer> glyphs) {
        int groups = font.getInt(at + 12);
        for (int i = 0; i < groups; i++) {
            int group = at + 16 + 12 * i;
            int start = font.getInt(group);
            for (int c = start; c <= font.getInt(group + 4); c++) {
                glyphs.put(c, font.getInt(group + 8) + c - start);
            }
        }
    }

    private static int table(ByteBuffer font, String tag) {
        byte[] name = new byte[4];
        for (int i = 0; i < u16(font, 4); i++) {
            int entry = 12 + 16 * i;
            font.get(entry, name);
            if (tag.equals(new String(name, StandardCharsets.US_ASCII))) {
                return font.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("the font has no table " + tag);
    }

    private static int u16(ByteBuffer font, int at) {
        return font.getShort(at) & 0xffff;
    }
}
