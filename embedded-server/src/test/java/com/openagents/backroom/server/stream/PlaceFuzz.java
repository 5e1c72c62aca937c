package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.fuzz.Headers;
import io.helidon.http.HeaderNames;
import java.util.Optional;

/// `Last-Event-ID` is a place in a log, or none (requirement RT-04).
public final class PlaceFuzz {
    private PlaceFuzz() {}

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] input) {
        Headers.of("Last-Event-ID", input)
                .flatMap(headers -> headers.first(HeaderNames.create("Last-Event-ID")))
                .ifPresent(text -> Place.parse(text).ifPresent(place -> {
                    assertTrue(text.matches("[0-9a-f]{32}-[0-9]+"), text);
                    assertTrue(place.seq() >= 0, text);
                    assertEquals(Optional.of(place), Place.parse(place.toString()));
                }));
    }
}
