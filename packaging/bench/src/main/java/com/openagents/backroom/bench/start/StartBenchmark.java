package com.openagents.backroom.bench.start;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.measure.Samples;
import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.bench.process.Backroom;
import com.openagents.backroom.bench.process.JavaCommand;
import com.openagents.backroom.bench.process.OwnedProcess;
import com.openagents.backroom.bench.recording.Captures;
import com.openagents.backroom.bench.recording.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// From the start of the script to a server that answers and to the console's first frame; the same of the packages
/// that
/// were made.
public final class StartBenchmark implements Benchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration OLD = Duration.ofDays(30);
    private static final Pattern SHOWN =
            Pattern.compile("console shown ([\\d,.]+) ms after its start, the server ([\\d,.]+) ms");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return "a server that answers and the console's first frame, beside java -version and an empty window";
    }

    @Override
    public boolean needsDisplay() {
        return true;
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException, InterruptedException {
        int times = run.amount(5, 1);
        Path script = Backroom.script(run.root());
        Path none = run.folder("no-files");
        Path old = run.folder("old-files");
        Corpus files = Corpus.writeSmall(
                old,
                Captures.of(run.root()),
                run.amount(5_000, 50),
                Instant.now().minus(OLD));
        String withFiles = String.format(", %,d old files", files.files().size());
        run.say("bare Java and an empty window");
        double java = median(times, this::javaVersion);
        double window = median(times, this::emptyWindow);
        run.say("servers");
        Path data = run.folder("data");
        double first = server(script, data, none);
        double server = median(times, () -> server(script, data, none));
        Path oldData = run.folder("old-data");
        double oldFirst = server(script, oldData, old);
        double oldServer = median(times, () -> server(script, oldData, old));
        run.say("consoles");
        Samples answers = new Samples();
        double console = median(times, () -> console(script, data, none, answers));
        double oldConsole = median(times, () -> console(script, oldData, old, new Samples()));
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of("server answers, new data folder", "ms", first, "java -version", java),
                Figure.of("server answers", "ms", server, "java -version", java),
                Figure.of("server answers, new data folder" + withFiles, "ms", oldFirst, "without files", first),
                Figure.of("server answers" + withFiles, "ms", oldServer, "without files", server),
                Figure.of("console's first frame", "ms", console, "first frame of an empty window", window),
                Figure.of(
                        "console shows its server",
                        "ms",
                        answers.median(),
                        "server answers, without a console",
                        server),
                Figure.of("console's first frame" + withFiles, "ms", oldConsole, "without files", console)));
        figures.addAll(ofPackages(run, times, data, none));
        return List.copyOf(figures);
    }

    /// The same starts of what `./backroom package` made last. They take turns with the script, so that whatever else
    /// the
    /// machine does weighs on all alike.
    private static List<Figure> ofPackages(BenchRun run, int times, Path data, Path watched)
            throws IOException, InterruptedException {
        List<MadePackage> packages = MadePackage.find(run);
        if (packages.isEmpty()) {
            run.say("no packages; ./backroom package makes them");
            return List.of();
        }
        run.say("packages");
        Starts script = new Starts(Backroom.script(run.root()));
        List<Starts> ofPackages =
                packages.stream().map(made -> new Starts(made.launcher())).toList();
        for (int i = 0; i < times; i++) {
            script.once(data, watched);
            for (Starts starts : ofPackages) {
                starts.once(data, watched);
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < packages.size(); i++) {
            String name = ", " + packages.get(i).name();
            Starts starts = ofPackages.get(i);
            figures.add(script.figure("server answers" + name, starts, Starts::servers));
            figures.add(script.figure("console's first frame" + name, starts, Starts::consoles));
        }
        return figures;
    }

    /// What was measured of one way to start.
    private record Starts(Path launcher, Samples servers, Samples consoles) {
        Starts(Path launcher) {
            this(launcher, new Samples(), new Samples());
        }

        void once(Path data, Path watched) throws IOException {
            servers.add(server(launcher, data, watched));
            consoles.add(console(launcher, data, watched, new Samples()));
        }

        /// Another way beside this one, which is the script's.
        Figure figure(String name, Starts other, Function<Starts, Samples> which) {
            return Figure.of(
                    name,
                    "ms",
                    which.apply(other).median(),
                    "by the script",
                    which.apply(this).median());
        }
    }

    /// Starts something and says how many milliseconds that took.
    private interface Start {
        long millis() throws IOException, InterruptedException;
    }

    private static double median(int times, Start start) throws IOException, InterruptedException {
        Samples millis = new Samples();
        for (int i = 0; i < times; i++) {
            millis.add(start.millis());
        }
        return millis.median();
    }

    private long javaVersion() throws IOException, InterruptedException {
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.java(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try (OwnedProcess version = OwnedProcess.start(builder)) {
            version.join(PATIENCE.toSeconds());
            return millisSince(start);
        }
    }

    private long emptyWindow() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(EmptyWindow.class, List.of()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try (OwnedProcess window = OwnedProcess.start(builder);
                BufferedReader out = window.process().inputReader()) {
            String millis = out.readLine();
            if (millis == null) {
                throw new IllegalStateException("an empty JavaFX window did not open");
            }
            return Long.parseLong(millis);
        }
    }

    private static long server(Path launcher, Path data, Path watched) throws IOException {
        long start = System.nanoTime();
        try (Backroom server = Backroom.start(launcher, "server", data, watched)) {
            server.awaitReady();
            return millisSince(start);
        }
    }

    /// What the console itself notes, from the start of its process to its first frame.
    ///
    /// @param answers takes how long it was until it showed its server
    private static long console(Path launcher, Path data, Path watched, Samples answers) throws IOException {
        Path log = data.resolve("logs/backroom.log");
        Files.deleteIfExists(log);
        try (Backroom console = Backroom.start(launcher, "console", data, watched)) {
            Waiting.until("the console is shown", PATIENCE, () -> {
                if (!console.isAlive()) {
                    throw new IllegalStateException("the console did not open; try " + launcher);
                }
                return findShown(log).isPresent();
            });
            MatchResult shown = findShown(log).orElseThrow();
            answers.add(millis(shown.group(2)));
            return millis(shown.group(1));
        }
    }

    private static Optional<MatchResult> findShown(Path log) {
        try {
            return SHOWN.matcher(Files.exists(log) ? Files.readString(log) : "")
                    .results()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Java's logging groups digits as the machine's language does.
    private static long millis(String grouped) {
        return Long.parseLong(grouped.replaceAll("\\D", ""));
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
