package com.openagents.backroom.console.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What paints a picture.
public enum Renderer {
    /// The processor, as the reference of the others: works on every machine.
    CPU,
    /// Vulkan, as a window on a machine that has it.
    VULKAN,
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

    /// All names, for a sentence: `cpu, vulkan or canvas`.
    public static String words() {
        List<String> words = Arrays.stream(values()).map(Renderer::word).toList();
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    /// A painter of one picture.
    public FramePainter painter() {
        return switch (this) {
            case CPU -> new CpuFrame();
            case VULKAN -> new VulkanFrame();
            case CANVAS -> new CanvasFrame();
        };
    }
}
