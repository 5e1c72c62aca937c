package com.openagents.backroom.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.openagents.backroom.server.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A figure as it stands in the JSON file, with what it was measured on.
///
/// @param name `benchmark: figure`
/// @param ratio `value / peer.value`
/// @param date ISO 8601, UTC
public record Row(
        String name,
        String unit,
        double value,
        Figure.Peer peer,
        double ratio,
        String device,
        String jvm,
        int cores,
        String date) {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    static Row of(String benchmark, Figure figure, Machine machine) {
        return new Row(
                benchmark + ": " + figure.name(),
                figure.unit(),
                rounded(figure.value()),
                new Figure.Peer(figure.peer().name(), rounded(figure.peer().value())),
                rounded(figure.ratio()),
                figure.device().isEmpty() ? machine.processor() : figure.device(),
                machine.jvm(),
                machine.cores(),
                machine.date());
    }

    /// `{"benchmarks":[…]}`
    static void write(Path file, List<Row> rows) throws IOException {
        byte[] json = Json.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(Map.of("benchmarks", rows));
        Files.write(file, json);
    }

    static List<Row> read(Path file) throws IOException {
        Map<String, List<Row>> report =
                Json.shared().readValue(Files.readAllBytes(file), new TypeReference<Map<String, List<Row>>>() {});
        return report.getOrDefault("benchmarks", List.of());
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).round(FOUR_DIGITS).doubleValue();
    }
}
