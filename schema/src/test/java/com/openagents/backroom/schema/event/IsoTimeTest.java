package com.openagents.backroom.schema.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Compares [IsoTime] with the JDK's own reading and writing.
final class IsoTimeTest {
    private static final List<String> EDGES = List.of(
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "2025-12-23T06:48:51.129374115Z",
            "2026-11-23T09:15:02.114Z",
            "2026-11-23T09:15:02.114500Z",
            "2024-02-29T12:00:00Z",
            "1900-03-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "-0001-12-31T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "+10000-01-01T00:00:00Z",
            Instant.MIN.toString(),
            Instant.MAX.toString());

    @Test
    void edges_areReadAndWrittenAsByTheJdk() {
        for (String edge : EDGES) {
            assertEquals(Optional.of(Instant.parse(edge)), IsoTime.find(edge), edge);
            assertEquals(edge, IsoTime.text(Instant.parse(edge)));
        }
    }

    @Test
    void everyDayOfEightCenturies_isReadAndWrittenAsByTheJdk() {
        for (LocalDate day = LocalDate.of(1599, 12, 31);
                day.isBefore(LocalDate.of(2401, 1, 2));
                day = day.plusDays(1)) {
            Instant at = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            assertEquals(at.toString(), IsoTime.text(at));
            assertEquals(Optional.of(at), IsoTime.find(at.toString()));
        }
    }

    @Test
    void anyInstant_isReadAndWrittenAsByTheJdk() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long reach = i % 2 == 0 ? Instant.MAX.getEpochSecond() : 5_000_000_000L;
            int nanos = List.of(random.nextInt(1_000_000_000), random.nextInt(1_000_000) * 1_000, 0)
                    .get(i % 3);
            Instant at = Instant.ofEpochSecond(random.nextLong(-reach, reach), nanos);
            String text = at.toString();
            assertEquals(text, IsoTime.text(at), () -> "seed " + seed);
            assertEquals(Optional.of(at), IsoTime.find(text), () -> "seed " + seed + ", " + text);
        }
    }

    @Test
    void fractionsOfAnyLengthAndOffsetsOfZero_areReadAsByTheJdk() {
        for (String text : List.of(
                "2026-11-23T09:15:02.1Z",
                "2026-11-23T09:15:02.12345Z",
                "2026-11-23t09:15:02z",
                "2025-12-23T06:48:51.129374115+00:00")) {
            assertEquals(Optional.of(Instant.parse(text)), IsoTime.find(text), text);
        }
    }

    @Test
    void whatIsNoTimeInUtc_isNotFound() {
        for (String text : List.of(
                "",
                "-",
                "Z",
                "now",
                "2026-11-23",
                "2026-11-23T09:15Z",
                "2026-11-23T09:15:02",
                "2026-11-23 09:15:02Z",
                "2026-11-23T09:15:02.1234567890Z",
                "2026-11-23T09:15:02Zulu",
                "2026-11-23T09:15:02+01:00",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-11-23T24:00:01Z",
                "2026-11-23T09:60:00Z",
                "2026-11-23T09:15:61Z",
                "10000-01-01T00:00:00Z",
                "+99999999999-01-01T00:00:00Z",
                "+1000000001-01-01T00:00:00Z",
                "2026-11-23T0\u0669:15:02Z",
                "-2026")) {
            assertEquals(Optional.empty(), IsoTime.find(text), text);
        }
    }

    @Test
    void textCutAnywhere_isNotFoundAndNeverFails() {
        String whole = "2026-11-23T09:15:02.114Z";
        for (int end = 0; end < whole.length(); end++) {
            assertTrue(IsoTime.find(whole.substring(0, end)).isEmpty(), whole.substring(0, end));
        }
    }
}
