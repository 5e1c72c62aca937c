package com.openagents.backroom.bench;

import com.openagents.backroom.bench.http.HttpBenchmark;
import com.openagents.backroom.bench.hud.HudBenchmark;
import com.openagents.backroom.bench.ingest.IngestBenchmark;
import com.openagents.backroom.bench.latency.LatencyBenchmark;
import com.openagents.backroom.bench.ledger.LedgerBenchmark;
import com.openagents.backroom.bench.log.LogBenchmark;
import com.openagents.backroom.bench.memory.MemoryBenchmark;
import com.openagents.backroom.bench.replay.ReplayBenchmark;
import com.openagents.backroom.bench.start.StartBenchmark;
import com.openagents.backroom.bench.viewers.ViewersBenchmark;
import com.openagents.backroom.server.config.Nearest;
import java.util.List;

/// All benchmarks, in the order they are run. A new one is added here.
record Benchmarks(List<Benchmark> all) {
    Benchmarks {
        all = List.copyOf(all);
    }

    static Benchmarks known() {
        return new Benchmarks(List.of(
                new IngestBenchmark(),
                new LogBenchmark(),
                new LedgerBenchmark(),
                new LatencyBenchmark(),
                new MemoryBenchmark(),
                new StartBenchmark(),
                new HttpBenchmark(),
                new ViewersBenchmark(),
                new ReplayBenchmark(),
                new HudBenchmark()));
    }

    List<String> names() {
        return all.stream().map(Benchmark::name).toList();
    }

    /// Those of these names, in the order named; all without a name.
    ///
    /// @throws IllegalArgumentException naming the nearest when there is none of a name
    List<Benchmark> of(List<String> names) {
        return names.isEmpty() ? all : names.stream().map(this::require).toList();
    }

    private Benchmark require(String name) {
        return all.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no benchmark " + name + "; did you mean "
                        + Nearest.find(name, names()).orElseThrow() + "?"));
    }
}
