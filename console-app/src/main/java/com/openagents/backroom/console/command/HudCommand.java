package com.openagents.backroom.console.command;

import com.openagents.backroom.console.frame.CanvasPicture;
import com.openagents.backroom.console.frame.RecordedFrame;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.schema.event.HudEnvelope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Paints one frame of a recording into a PNG. Nothing is kept but the picture.
@Command(
        name = "hud",
        description = "one frame of a recording as a picture",
        footer = "  ./backroom hud --from session.jsonl --at end --out frame.png")
final class HudCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /// The largest picture's side; more does not fit a texture of common cards.
    private static final int MAX_PX = 8192;

    private final GlobalOptions options;
    private final Terminal terminal;

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "a transcript or an exported log")
    private Path from = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "TIME|end",
            description = "the moment, like 2026-11-23T09:15:02Z (default: end)")
    private String at = "end";

    @Option(names = "--size", paramLabel = "WxH", description = "in px (default: 1280x800)")
    private String size = "1280x800";

    @Option(names = "--out", paramLabel = "FILE.png", required = true, description = "where the picture goes")
    private Path out = Path.of("");

    @Option(names = "--theme", paramLabel = "dark|light", description = "colours (default: dark)")
    private String theme = "dark";

    @Option(names = "--renderer", paramLabel = "canvas", description = "the painter (default: canvas)")
    private String renderer = "canvas";

    HudCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        require(renderer.equals("canvas"), "--renderer takes canvas in this version; it got " + renderer + ".");
        require(List.of("dark", "light").contains(theme), "--theme takes dark or light; it got " + theme + ".");
        Matcher sides = SIZE.matcher(size);
        require(sides.matches(), "--size takes width x height in px, like 1280x800; it got " + size + ".");
        int width = Integer.parseInt(sides.group(1));
        int height = Integer.parseInt(sides.group(2));
        require(
                width > 0 && height > 0 && width <= MAX_PX && height <= MAX_PX,
                "--size takes sides from 1 to " + MAX_PX + " px; it got " + size + ".");
        List<HudEnvelope> events = Recordings.read(from, options.environment());
        Instant moment = at.equals("end") ? RecordedFrame.end(events).orElse(Instant.EPOCH) : moment();
        String name = String.valueOf(from.getFileName());
        Theme colors = theme.equals("dark") ? Theme.DARK : Theme.LIGHT;
        Scene scene = RecordedFrame.scene(events, name, moment, width, height, colors)
                .orElseThrow(() -> new CommandException(
                        "Nothing had happened in " + from + " by " + at + "; choose a later --at, or --at end."));
        write(scene);
        terminal.out().println(out);
        return 0;
    }

    private void write(Scene scene) throws InterruptedException {
        try (OutputStream picture = Files.newOutputStream(out)) {
            CanvasPicture.write(scene, picture);
        } catch (IOException e) {
            throw new CommandException(
                    "The picture " + out + " cannot be written (" + e.getMessage() + "); choose another --out.", e);
        }
    }

    private Instant moment() {
        try {
            return Instant.parse(at);
        } catch (DateTimeException e) {
            throw new OptionException("--at takes a moment like 2026-11-23T09:15:02Z, or end; it got " + at + ".", e);
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new OptionException(sentence);
        }
    }
}
