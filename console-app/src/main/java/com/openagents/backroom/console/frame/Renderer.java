package com.openagents.backroom.console.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What paints a picture.
public enum Renderer {
    /// The processor, as the reference of the others: works on every machine.
    CPU,
    /// JavaFX's canvas, as a window without Vulkan does.
    CANVAS;

    /// The renderer of a name on the command line.
    public static Optional<Renderer> find(String name) {
        for (Renderer renderer : values()) {
            if (renderer.word().equals(name)) {
                return Optional.of(renderer);
            }
        }
        return Optional.empty();
    }

    /// Its name on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All names, for a sentence: `cpu or canvas`.
    public static String words() {
        List<String> words = new ArrayList<>();
        for (Renderer renderer : values()) {
            words.add(renderer.word());
        }
        return String.join(" or ", words);
    }

    /// A painter of one picture.
    public FramePainter painter() {
        return switch (this) {
            case CPU -> new CpuFrame();
            case CANVAS -> new CanvasFrame();
        };
    }
}
