package com.openagents.backroom.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// JMH, without its words.
public final class Microbenchmarks {
    private static final TimeValue QUICK = TimeValue.milliseconds(200);

    private Microbenchmarks() {}

    /// The scores of all benchmarks of a class by the names of their methods. To be called before a server is opened in
    /// this process: Helidon turns off deserialization, by which JMH hears from its forks.
    ///
    /// @param parameters of the class's state
    public static Map<String, Double> scores(Class<?> type, Map<String, String> parameters, boolean isQuick) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + type.getName().replace(".", "\\.") + "\\.")
                .jvmArgs("-XX:+UseCompactObjectHeaders") // as the program; not the window's options, which it needs not
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        parameters.forEach(options::param);
        if (isQuick) {
            options.warmupIterations(1)
                    .warmupTime(QUICK)
                    .measurementIterations(1)
                    .measurementTime(QUICK);
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        try {
            for (RunResult result : new Runner(options.build()).run()) {
                String method = result.getParams().getBenchmark();
                scores.put(
                        method.substring(method.lastIndexOf('.') + 1),
                        result.getPrimaryResult().getScore());
            }
        } catch (RunnerException e) {
            throw new IllegalStateException(type.getSimpleName() + " could not be measured: " + firstCause(e), e);
        }
        return scores;
    }

    /// JMH wraps what failed, and hides it among the suppressed.
    private static Throwable firstCause(Throwable failure) {
        Throwable at = failure;
        while (true) {
            Throwable[] suppressed = at.getSuppressed();
            Throwable next = at.getCause() != null ? at.getCause() : suppressed.length > 0 ? suppressed[0] : null;
            if (next == null) {
                return at;
            }
            at = next;
        }
    }
}
