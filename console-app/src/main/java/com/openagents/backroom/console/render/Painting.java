package com.openagents.backroom.console.render;

import java.util.Optional;

/// How the window's scenes are painted now.
public sealed interface Painting {
    /// Vulkan is being opened; nothing is painted yet.
    record Opening() implements Painting {}

    /// By Vulkan.
    ///
    /// @param device the name of the graphics device
    record Vulkan(String device) implements Painting {}

    /// By JavaFX's canvas, which works everywhere.
    ///
    /// @param reason a sentence that says why not by Vulkan; empty when the operator chose it
    /// @param isSurprise whether the operator expects otherwise
    record Canvas(Optional<String> reason, boolean isSurprise) implements Painting {}
}
