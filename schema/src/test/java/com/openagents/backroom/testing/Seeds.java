package com.openagents.backroom.testing;

import java.util.List;
import java.util.stream.LongStream;

/// Seeds for tests that do something else each time. Whoever fails prints the seed.
public final class Seeds {
    /// Names the one seed to run, to see a failure again.
    public static final String PROPERTY = "backroom.seed";

    /// Set by `./backroom test --deep`.
    private static final String DEEP = "backroom.deep";

    private Seeds() {}

    /// Others each time, unless one is named.
    ///
    /// @param deep how many in a deep test
    public static List<Long> of(int usual, int deep) {
        Long named = Long.getLong(PROPERTY);
        if (named != null) {
            return List.of(named);
        }
        long first = System.nanoTime();
        return LongStream.range(0, count(usual, deep)).mapToObj(i -> first + i).toList();
    }

    /// How often something is done.
    ///
    /// @param deep how often in a deep test
    public static int count(int usual, int deep) {
        return Boolean.getBoolean(DEEP) ? deep : usual;
    }
}
