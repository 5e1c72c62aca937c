package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.vulkan.VulkanPainter;
import java.time.Duration;
import java.util.Collections;
import java.util.function.Supplier;

/// Renderers that open Vulkan anew at once, for tests that do not want to wait.
public final class QuickComeback {
    private QuickComeback() {}

    /// One that tries this often.
    public static Renderer vulkan(Supplier<VulkanPainter> opener, int tries) {
        return Renderer.vulkan(
                opener, false, new Comeback(Collections.nCopies(tries, Duration.ofMillis(1)), System::nanoTime));
    }
}
