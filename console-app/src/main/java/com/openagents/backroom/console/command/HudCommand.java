package com.openagents.backroom.console.command;

import com.openagents.backroom.console.frame.RecordedFrame;
import com.openagents.backroom.console.frame.Renderer;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.hud.vulkan.VulkanException;
import com.openagents.backroom.schema.event.HudEnvelope;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Paints one frame of a recording into a PNG. Nothing is kept but the picture.
@Command(
        name = "hud",
        description = "one frame of a recording as a picture",
        footer = "  ./backroom hud --from session.jsonl --at end --out frame.png")
final class HudCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /// As many px as a picture may have: 256 MiB of memory.
    private static final long MAX_AREA_PX = 8192L * 8192;

    private static final Map<String, Double> SCALES = Map.of("1", 1.0, "1.5", 1.5, "2", 2.0);

    private final GlobalOptions options;
    private final Terminal terminal;

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "a transcript or an exported log")
    private Path from = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "TIME|end",
            description = "the moment, like 2026-11-23T09:15:02Z (default: end)")
    private String at = "end";

    @Option(names = "--size", paramLabel = "WxH", description = "in px at 100 %% (default: 1280x800)")
    private String size = "1280x800";

    @Option(
            names = "--scale",
            paramLabel = "1|1.5|2",
            description = "px of the picture to each of these, as on a dense screen (default: 1)")
    private String scale = "1";

    @Option(names = "--out", paramLabel = "FILE.png", required = true, description = "where the picture goes")
    private Path out = Path.of("");

    @Option(names = "--theme", paramLabel = "dark|light", description = "colours (default: dark)")
    private String theme = "dark";

    @Option(
            names = "--renderer",
            paramLabel = "cpu|vulkan|canvas",
            description = "what paints: the processor, or Vulkan or JavaFX as in a window (default: cpu)")
    private String renderer = "cpu";

    @Option(
            names = "--timeline",
            paramLabel = "1s|10s|1min|8min|1h|1d[@TIME]",
            description = "the timeline with so much time, up to TIME (default: closed)")
    private @Nullable String timeline;

    HudCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Renderer painter = Renderer.find(renderer)
                .orElseThrow(() ->
                        new OptionException("--renderer takes " + Renderer.words() + "; it got " + renderer + "."));
        require(List.of("dark", "light").contains(theme), "--theme takes dark or light; it got " + theme + ".");
        TimelineSpan span = TimelineSpan.find(timeline).orElse(null);
        require(
                timeline == null || span != null,
                "--timeline takes 1s, 10s, 1min, 8min, 1h or 1d, and a time like 8min@2026-11-23T15:04:00Z; it got "
                        + timeline + ".");
        Double density = SCALES.get(scale);
        if (density == null) {
            throw new OptionException("--scale takes 1, 1.5 or 2; it got " + scale + ".");
        }
        Matcher sides = SIZE.matcher(size);
        require(sides.matches(), "--size takes width x height in px, like 1280x800; it got " + size + ".");
        int width = Integer.parseInt(sides.group(1));
        int height = Integer.parseInt(sides.group(2));
        checkSize(width * density, height * density);
        List<HudEnvelope> events = Recordings.read(from, options);
        Instant moment = at.equals("end") ? RecordedFrame.end(events).orElse(Instant.EPOCH) : moment();
        String name = String.valueOf(from.getFileName());
        Theme colors = theme.equals("dark") ? Theme.DARK : Theme.LIGHT;
        Scene scene = RecordedFrame.scene(events, name, moment, width, height, colors, span)
                .orElseThrow(() -> new CommandException(
                        "Nothing had happened in " + from + " by " + at + "; choose a later --at, or --at end."));
        write(painted(scene, density, painter));
        terminal.out().println(out);
        return 0;
    }

    private void checkSize(double widthPx, double heightPx) {
        int most = SceneEncoder.MAX_SIDE_PX;
        require(
                widthPx >= 1 && heightPx >= 1 && widthPx <= most && heightPx <= most,
                "--size times --scale has to give sides from 1 to " + most + " px; it got " + size + " times " + scale
                        + ".");
        require(
                widthPx * heightPx <= MAX_AREA_PX,
                "--size times --scale gives " + size + " times " + scale
                        + ", which is more px than 8192 x 8192; choose a smaller one.");
    }

    private static BufferedImage painted(Scene scene, double scale, Renderer painter) throws InterruptedException {
        try {
            return painter.painter().paint(scene, scale);
        } catch (VulkanException e) {
            throw new CommandException(e.sentence() + " Choose another --renderer, like cpu.", e);
        } catch (IOException e) {
            throw new CommandException(
                    "The picture cannot be painted by " + painter.word() + " (" + e.getMessage()
                            + "); choose another --renderer.",
                    e);
        }
    }

    private void write(BufferedImage picture) {
        try (OutputStream file = Files.newOutputStream(out)) {
            if (!ImageIO.write(picture, "png", file)) {
                throw new IOException("this Java writes no PNG");
            }
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
