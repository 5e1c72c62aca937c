package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.vulkan.VulkanSettings.Submission;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.lwjgl.vulkan.VK10;
import org.lwjgl.vulkan.VkQueue;
import org.lwjgl.vulkan.VkSubmitInfo;

/// A way to the device that a test can close, and over which it can say that the device is lost.
public final class Gate implements Submission {
    private final Semaphore open = new Semaphore(1);
    private volatile int result = VK10.VK_SUCCESS;
    private final AtomicInteger arrivals = new AtomicInteger();

    @Override
    public int submit(VkQueue queue, VkSubmitInfo work, long fence) {
        arrivals.incrementAndGet();
        open.acquireUninterruptibly();
        open.release();
        return result == VK10.VK_SUCCESS ? VK10.vkQueueSubmit(queue, work, fence) : result;
    }

    /// Holds up what comes from now on.
    public void shut() {
        open.acquireUninterruptibly();
    }

    public void open() {
        open.release();
    }

    /// Answers everything with this from now on.
    public void answer(int vulkanResult) {
        result = vulkanResult;
    }

    /// How often work has come so far.
    public int arrivals() {
        return arrivals.get();
    }
}
