package com.openagents.backroom.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void distance_countsSingleLetterEdits() {
        assertEquals(0, Nearest.distance("server", "server"));
        assertEquals(1, Nearest.distance("server", "servers"));
        assertEquals(2, Nearest.distance("sevrer", "server"));
        assertEquals(3, Nearest.distance("kitten", "sitting"));
        assertEquals(4, Nearest.distance("", "open"));
    }

    @Test
    void find_takesTheFewestEdits() {
        assertEquals(Optional.of("sessions"), Nearest.find("session", List.of("server", "sessions", "replay")));
        assertEquals(Optional.empty(), Nearest.find("x", List.of()));
    }
}
