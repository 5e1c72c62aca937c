package com.openagents.backroom.console.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-12-24T18:00:00Z");

    @Test
    void end_isSoLongFromNow_noneOrAsItWas() {
        assertEquals(Instant.parse("2026-11-26T09:00:00Z"), Expiry.HOUR.from(NOW, BEFORE));
        assertEquals(Instant.parse("2026-11-27T08:00:00Z"), Expiry.DAY.from(NOW, BEFORE));
        assertEquals(Instant.parse("2026-12-03T08:00:00Z"), Expiry.WEEK.from(NOW, null));
        assertEquals(null, Expiry.NEVER.from(NOW, BEFORE));
        assertEquals(BEFORE, Expiry.AS_IT_IS.from(NOW, BEFORE));
        assertEquals(null, Expiry.AS_IT_IS.from(NOW, null));
    }
}
