package com.openagents.backroom.server.db.h2;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// The lines of text in a store's file: `name:value,…`, values in hexadecimal.
final class StoreText {
    private static final String CHECKSUM = "fletcher";

    private StoreText() {}

    /// The fields of the line at the beginning of the bytes; none if there is no such line.
    static Optional<Map<String, String>> fields(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(DataUtils.parseMap(text.substring(0, end).stripTrailing()));
        } catch (MVStoreException e) {
            return Optional.empty();
        }
    }

    /// The same, if the checksum at the line's end is right; without it.
    static Optional<Map<String, String>> checkedFields(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        int summed = text.lastIndexOf("," + CHECKSUM, Math.max(end, 0));
        if (summed < 0) {
            return Optional.empty();
        }
        String sum = Integer.toHexString(DataUtils.getFletcher32(bytes, 0, summed));
        return fields(bytes).filter(fields -> sum.equals(fields.remove(CHECKSUM)));
    }

    /// A line with its checksum.
    static byte[] checked(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        DataUtils.appendMap(text, new HashMap<>(fields));
        byte[] summed = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        DataUtils.appendMap(text, CHECKSUM, DataUtils.getFletcher32(summed, 0, summed.length));
        return text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
