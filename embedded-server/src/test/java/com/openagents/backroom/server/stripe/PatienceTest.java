package com.openagents.backroom.server.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.net.RequestOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How long Stripe is waited for, by a clock that the test moves (requirement ST-13).
class PatienceTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // it may turn over

    @Test
    void haste_isForAllAnswersTogether() {
        Patience haste = Patience.hasty(nanos::get);

        assertEquals(4_000, haste.options().getReadTimeout());
        nanos.addAndGet(Duration.ofMillis(3_900).toNanos());
        assertEquals(100, haste.options().getReadTimeout());
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertEquals(1, haste.options().getReadTimeout(), "0 would be for ever");
    }

    @Test
    void brevity_isForAllAnswersTogether_andLongerThanHaste() {
        Patience brief = Patience.brief(nanos::get);

        assertEquals(8_000, brief.options().getReadTimeout());
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());
        assertEquals(1_000, brief.options().getReadTimeout());
        assertEquals(0, brief.options("k1").getMaxNetworkRetries());
    }

    @Test
    void haste_isNotRepeated_andCalmIsTwice() {
        RequestOptions hasty = Patience.hasty(nanos::get).options("k1");

        assertEquals(0, hasty.getMaxNetworkRetries());
        assertEquals("k1", hasty.getIdempotencyKey());
        assertEquals(2, Patience.CALM.options().getMaxNetworkRetries());
        assertEquals(20_000, Patience.CALM.options().getReadTimeout());
    }
}
