package com.openagents.backroom.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void percentiles_areOfTheNearestRank() {
        Samples samples = new Samples();
        for (int i = 5_000; i > 0; i--) {
            samples.add(i);
        }

        assertEquals(2_500, samples.median());
        assertEquals(4_950, samples.percentile(99));
        assertEquals(5_000, samples.percentile(100));
        assertEquals(1, samples.percentile(0));
    }

    @Test
    void samplesOfSeveral_countTogether() {
        Samples one = new Samples();
        one.add(1);
        Samples other = new Samples();
        other.add(2);
        other.add(3);

        one.addAll(other);

        assertEquals(3, one.count());
        assertEquals(2, one.median());
    }

    @Test
    void nothing_hasNoMedian() {
        assertThrows(IllegalStateException.class, () -> new Samples().median());
    }
}
