package com.openagents.backroom.console.render;

import com.openagents.backroom.testing.Await;

/// The thread that paints, seen from outside.
final class RenderThread {
    private RenderThread() {}

    /// Waits until no renderer paints any more: it does not end before all memory is given back.
    static void awaitEnd() {
        Await.until(
                "the render thread to end",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals(VulkanRun.THREAD)));
    }
}
