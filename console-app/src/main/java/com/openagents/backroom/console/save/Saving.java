package com.openagents.backroom.console.save;

import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.frame.Renderer;
import com.openagents.backroom.console.model.HudLog;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.json.EventCodec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/// Saves what the operator sees into the folder of downloads. FX thread only; the work is done behind it.
///
/// @param saved is told where it is
/// @param failed is told why it is nowhere
public record Saving(Path folder, Background.Scope scope, Consumer<Path> saved, Consumer<String> failed) {
    /// Device px to a px: as sharp as a good screen.
    private static final double SCALE = 2;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /// Saves a scene as PNG, under a name and the moment that it shows.
    public void picture(Scene scene, String name, Instant moment) {
        save(() -> {
            BufferedImage picture = Renderer.CPU.painter().paint(scene, SCALE);
            return SavedFile.write(
                    folder,
                    fileName(name) + "-" + MOMENT.format(moment) + ".png",
                    out -> ImageIO.write(picture, "png", out));
        });
    }

    /// Saves the log of a HUD as NDJSON.
    public void log(HudLog log, HudId hud) {
        save(() -> SavedFile.write(
                folder,
                fileName(hud.toString()) + ".ndjson",
                out -> log.forEach(hud, event -> {
                    try {
                        out.write(EventCodec.encode(event));
                        out.write('\n');
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })));
    }

    private void save(Callable<Path> work) {
        scope.run(work, saved, e -> failed.accept("It could not be saved: " + e.getMessage()));
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
