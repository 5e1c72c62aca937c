package com.openagents.backroom.bench.pictures;

import com.openagents.backroom.bench.Scratch;
import com.openagents.backroom.bench.house.ServerHouse;
import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.bench.process.Chromium;
import com.openagents.backroom.bench.process.Display;
import com.openagents.backroom.bench.process.JavaCommand;
import com.openagents.backroom.bench.process.OwnedProcess;
import com.openagents.backroom.console.Backend;
import com.openagents.backroom.console.command.Logging;
import com.openagents.backroom.console.live.ServerBackend;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.ingest.SourceStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The entry of `./backroom pictures [DIR]`: takes the pictures of README and docs, on a screen in memory.
///
/// Everything that could differ is fixed: the recordings, the moment, the clock, the ports, the size of the screen.
public final class PicturesMain {
    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;
    private static final String HERE = "--here";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Some minutes on a busy machine; a picture that never stands still ends it.
    private static final long MAX_SECONDS = 600;

    /// WebGL by the processor: the pictures are the same on every machine.
    private static final List<String> BROWSER = List.of("--use-angle=swiftshader", "--enable-unsafe-swiftshader");

    private static final URI WEBHOOKS = URI.create("http://127.0.0.1:8787/webhooks/stripe");

    /// Those that a person has, as the window shows them.
    private static final Map<String, List<String>> SETTINGS = Map.of(
            ConfigKeys.SERVER_PORT.name(), List.of("8787"),
            ConfigKeys.ADMIN_PORT.name(), List.of("8788"));

    /// Whoever runs this is not in the pictures: git tells another name.
    private static final Map<String, String> OPERATOR =
            Map.of("GIT_CONFIG_COUNT", "1", "GIT_CONFIG_KEY_0", "github.user", "GIT_CONFIG_VALUE_0", "dev");

    private PicturesMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Logging.toStderr();
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("backroom.root", ".")).toAbsolutePath();
        try {
            if (arguments.size() == 2 && arguments.getFirst().equals(HERE)) {
                take(root, Path.of(arguments.getLast()));
                return 0;
            }
            if (arguments.size() > 1 || arguments.stream().anyMatch(word -> word.startsWith("-"))) {
                System.err.println("backroom: pictures takes a folder and nothing else; ./backroom pictures --help");
                return EXIT_USAGE;
            }
            Path folder = arguments.isEmpty() ? root.resolve("docs/images") : Path.of(arguments.getFirst());
            Files.createDirectories(folder);
            return onScreen(folder.toAbsolutePath());
        } catch (IllegalStateException | IOException e) {
            System.err.println("backroom: the pictures could not be taken: " + e.getMessage());
            return EXIT_FAILURE;
        }
    }

    private static int onScreen(Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(JavaCommand.of(PicturesMain.class, List.of(HERE, folder.toString()))).inheritIO();
        try (Display display = Display.inMemory();
                OwnedProcess process = OwnedProcess.start(display.onto(builder))) {
            return process.join(MAX_SECONDS);
        }
    }

    private static void take(Path root, Path folder) throws IOException {
        Clock clock = Clock.fixed(Story.NOW, ZoneOffset.UTC);
        try (Scratch scratch = Scratch.open();
                StandIns standIns = StandIns.start(clock, WEBHOOKS)) {
            Path watched = scratch.folder("watched");
            new Story(root).writeInto(watched);
            Path house = scratch.folder("house");
            Map<String, List<String>> settings = new HashMap<>(SETTINGS);
            settings.putAll(standIns.settings());
            try (ServerHouse opened = ServerHouse.open(house, watched, settings, OPERATOR, clock)) {
                awaitRead(opened.server(), watched);
                takePages(opened.server(), folder);
                Waiting.until(
                        "the last page is gone", PATIENCE, () -> opened.server().viewers() == 0);
                Backend backend =
                        ServerBackend.of(opened.server(), opened.folder().folder(), "0.1.0", clock);
                new ConsolePictures(folder).take(backend, scratch.folder("window"), clock, StandIns.LOGIN);
            }
        }
        for (Shot shot : Shot.values()) {
            System.out.println(folder.resolve(shot.fileName()));
        }
    }

    private static void takePages(EmbeddedServer server, Path folder) {
        try (Chromium chromium = Chromium.start(BROWSER)) {
            PageCamera camera = new PageCamera(chromium.browser(), folder);
            new PagePictures(camera, pageOf(server), server::viewers).take();
            new PayerPictures(camera, server.origin().toString(), StandIns.LOGIN).take();
        }
    }

    private static void awaitRead(EmbeddedServer server, Path watched) throws IOException {
        long bytes = 0;
        try (var files = Files.walk(watched)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        long all = bytes;
        Waiting.until(
                "all recordings are read",
                PATIENCE,
                () -> server.sources().stream().mapToLong(SourceStatus::bytes).sum() >= all);
        Waiting.until(
                "the session is there",
                PATIENCE,
                () -> server.huds().read(huds -> huds.stream().anyMatch(PicturesMain::hasSession)));
    }

    private static String pageOf(EmbeddedServer server) {
        return server.shareUrl(server.huds()
                .read(huds -> huds.stream()
                        .filter(PicturesMain::hasSession)
                        .findFirst()
                        .orElseThrow())
                .hud());
    }

    private static boolean hasSession(HudState hud) {
        return hud.sessions().stream().map(SessionState::sessionId).anyMatch(Story.SESSION::equals);
    }
}
