package com.openagents.backroom.server.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.openagents.backroom.server.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A look at the first records of a file, to tell whose it is. Of each record it knows the names and short texts of
/// the uppermost level, even when the record is longer than the part looked at. A record that is still being written
/// is none yet: what tells whose it is may stand at its end.
///
/// @param path absolute path
/// @param records from the beginning of the file, those that are JSON objects
public record FileStart(Path path, List<Map<String, String>> records) {
    /// As much of a file as is looked at: the first records of all known formats fit, most of them a hundred
    /// times.
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_RECORDS = 20;

    /// Reads the first records of a file that may grow.
    ///
    /// @param bytes the beginning of the file, at most [#MAX_BYTES]; so many are judged as they are
    public static FileStart of(Path path, byte[] bytes) {
        return of(path, bytes, bytes.length < MAX_BYTES);
    }

    /// Reads the first records of a file that nobody writes to: its last one is judged even when it is cut.
    ///
    /// @param bytes the beginning of the file, at most [#MAX_BYTES]
    public static FileStart ofEnded(Path path, byte[] bytes) {
        return of(path, bytes, false);
    }

    private static FileStart of(Path path, byte[] bytes, boolean mayGrow) {
        List<Map<String, String>> records = new ArrayList<>();
        int from = 0;
        while (from < bytes.length && records.size() < MAX_RECORDS) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            boolean isBeingWritten = mayGrow && end == bytes.length;
            Map<String, String> fields = fields(bytes, from, end - from, isBeingWritten);
            if (!fields.isEmpty()) {
                records.add(fields);
            }
            from = end + 1;
        }
        return new FileStart(path, List.copyOf(records));
    }

    /// The verdict of the first record that tells anything.
    public Source.Verdict first(Function<Map<String, String>, Source.Verdict> judge) {
        Optional<Source.Verdict> verdict = records.stream()
                .map(judge)
                .filter(v -> v != Source.Verdict.UNKNOWN)
                .findFirst();
        return verdict.orElse(Source.Verdict.UNKNOWN);
    }

    /// What the record has; nothing when it is not whole and must be.
    private static Map<String, String> fields(byte[] bytes, int from, int length, boolean mustBeWhole) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser in = Json.factory().createParser(bytes, from, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value == null) {
                    break; // cut
                }
                fields.put(name, value.isScalarValue() ? in.getText() : "");
                in.skipChildren();
            }
            return mustBeWhole && in.currentToken() != JsonToken.END_OBJECT ? Map.of() : fields;
        } catch (IOException cutOrBroken) {
            return mustBeWhole ? Map.of() : fields; // what was read until there is all there is to tell by
        }
    }
}
