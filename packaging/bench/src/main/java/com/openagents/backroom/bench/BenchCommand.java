package com.openagents.backroom.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// Runs benchmarks and prints their figures: a table on stdout, JSON into a file, progress on stderr.
@Command(name = "bench", description = "benchmarks; each figure beside a peer or a limit of the same run")
final class BenchCommand implements Callable<Integer> {
    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;

    private final Benchmarks benchmarks;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "which; all without a name")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "what there is")
    private boolean isList;

    @Option(names = "--quick", description = "small amounts: shows that it works, not how fast it is")
    private boolean isQuick;

    @Option(names = "--gpu", description = "hud also at the sizes of a graphics card")
    private boolean isGpu;

    @Option(names = "--json", paramLabel = "FILE", description = "where the figures go as JSON")
    private @Nullable Path json;

    @Option(names = "--alone", paramLabel = "FILE", hidden = true, description = "measure in this very process")
    private @Nullable Path alone;

    private BenchCommand(Benchmarks benchmarks, PrintStream out, PrintStream err, Map<String, String> environment) {
        this.benchmarks = benchmarks;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /// Runs what the arguments ask for: exit code 0 when all was measured, 1 when something failed, 2 for a wrong
    /// option
    /// or name.
    static int execute(PrintStream out, PrintStream err, Map<String, String> environment, String... arguments) {
        CommandLine line = new CommandLine(new BenchCommand(Benchmarks.known(), out, err, environment));
        return line.setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setParameterExceptionHandler((e, _) -> refuse(err, e))
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (isList) {
            benchmarks.all().forEach(each -> out.printf("%-10s %s%n", each.name(), each.description()));
            return 0;
        }
        List<Benchmark> chosen;
        try {
            chosen = benchmarks.of(names);
        } catch (IllegalArgumentException e) {
            err.println("backroom: " + e.getMessage());
            return EXIT_USAGE;
        }
        Path single = alone;
        return single == null ? runAll(chosen) : runHere(chosen.getFirst(), single);
    }

    /// Each in a process of its own, so that none finds the machine or the heap as another left it.
    private int runAll(List<Benchmark> chosen) throws IOException, InterruptedException {
        Path report = json;
        if (report != null && !Files.isDirectory(report.toAbsolutePath().resolveSibling("."))) {
            err.println("backroom: the folder of " + report + " is not there; make it or choose another --json.");
            return EXIT_USAGE;
        }
        List<Row> rows = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Suite suite = new Suite(isQuick, isGpu, environment, err);
        for (Benchmark benchmark : chosen) {
            Optional<List<Row>> measured = suite.run(benchmark);
            measured.ifPresentOrElse(rows::addAll, () -> failed.add(benchmark.name()));
        }
        if (!rows.isEmpty()) {
            out.print(Table.of(rows));
        }
        if (report != null) {
            Row.write(report, rows);
        }
        if (!failed.isEmpty()) {
            err.println("backroom: not measured: " + String.join(", ", failed) + "; the reasons stand above.");
        }
        return failed.isEmpty() ? 0 : EXIT_FAILURE;
    }

    private int runHere(Benchmark benchmark, Path report) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.open()) {
            Path root = Path.of(System.getProperty("backroom.root", ".")).toAbsolutePath();
            Machine machine = Machine.here(Instant.now());
            List<Figure> figures = benchmark.run(new BenchRun(root, scratch, isQuick, isGpu, err));
            Row.write(
                    report,
                    figures.stream()
                            .map(figure -> Row.of(benchmark.name(), figure, machine))
                            .toList());
            return 0;
        } catch (IllegalStateException e) {
            err.println("bench: " + benchmark.name() + ": " + e.getMessage());
            return EXIT_FAILURE;
        }
    }

    private static int refuse(PrintStream err, ParameterException e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        err.println("backroom: " + first + "; ./backroom help shows how it is used.");
        return EXIT_USAGE;
    }
}
