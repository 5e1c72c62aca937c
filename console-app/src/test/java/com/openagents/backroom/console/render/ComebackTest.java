package com.openagents.backroom.console.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComebackTest {
    private static final Optional<Duration> FIRST = Optional.of(Duration.ofSeconds(5));
    private static final Optional<Duration> SECOND = Optional.of(Duration.ofSeconds(20));

    private long nanos;
    private final Comeback comeback = new Comeback(List.of(FIRST.orElseThrow(), SECOND.orElseThrow()), () -> nanos);

    @Test
    void tries_comeLaterEachTime_andEnd() {
        comeback.works();

        assertEquals(FIRST, comeback.afterLoss());
        assertEquals(SECOND, comeback.afterTry());
        assertEquals(Optional.empty(), comeback.afterTry());
    }

    @Test
    void deviceThatIsLostAgainSoon_isNotTriedForEver() {
        comeback.works();
        assertEquals(FIRST, comeback.afterLoss());
        nanos += Duration.ofMinutes(9).toNanos();
        comeback.works();
        assertEquals(SECOND, comeback.afterLoss());
        comeback.works();
        assertEquals(Optional.empty(), comeback.afterLoss());
    }

    @Test
    void deviceThatHasWorkedForLong_startsAfresh() {
        comeback.works();
        assertEquals(FIRST, comeback.afterLoss());
        assertEquals(SECOND, comeback.afterTry());
        comeback.works();
        nanos += Duration.ofMinutes(10).toNanos();

        assertEquals(FIRST, comeback.afterLoss());
    }
}
