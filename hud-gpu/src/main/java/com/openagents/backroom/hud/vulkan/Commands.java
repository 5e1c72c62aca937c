package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_COMMAND_BUFFER_LEVEL_PRIMARY;
import static org.lwjgl.vulkan.VK10.VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
import static org.lwjgl.vulkan.VK10.VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT;
import static org.lwjgl.vulkan.VK10.vkAllocateCommandBuffers;
import static org.lwjgl.vulkan.VK10.vkBeginCommandBuffer;
import static org.lwjgl.vulkan.VK10.vkCreateCommandPool;
import static org.lwjgl.vulkan.VK10.vkCreateFence;
import static org.lwjgl.vulkan.VK10.vkDestroyCommandPool;
import static org.lwjgl.vulkan.VK10.vkDestroyFence;
import static org.lwjgl.vulkan.VK10.vkEndCommandBuffer;
import static org.lwjgl.vulkan.VK10.vkResetFences;
import static org.lwjgl.vulkan.VK10.vkWaitForFences;

import java.nio.LongBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.vulkan.VkCommandBuffer;
import org.lwjgl.vulkan.VkCommandBufferAllocateInfo;
import org.lwjgl.vulkan.VkCommandBufferBeginInfo;
import org.lwjgl.vulkan.VkCommandPoolCreateInfo;
import org.lwjgl.vulkan.VkFenceCreateInfo;
import org.lwjgl.vulkan.VkSubmitInfo;

/// The list of what the device is to do for one frame, handed over and waited for. One frame is on its way at a time.
final class Commands implements Owned.Closing {
    private final Owned parts = new Owned();
    private final Device device;
    private final VulkanSettings settings;
    private final VkCommandBuffer buffer;
    private final LongBuffer fence = MemoryUtil.memAllocLong(1);
    private final VkCommandBufferBeginInfo begin =
            VkCommandBufferBeginInfo.calloc().sType$Default().flags(VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT);
    private final PointerBuffer list = MemoryUtil.memAllocPointer(1);
    private final VkSubmitInfo submit = VkSubmitInfo.calloc().sType$Default().pCommandBuffers(list);

    Commands(Device device, VulkanSettings settings) {
        this.device = device;
        this.settings = settings;
        parts.add(() -> MemoryUtil.memFree(fence));
        parts.add(begin::free);
        parts.add(() -> MemoryUtil.memFree(list));
        parts.add(submit::free);
        try (MemoryStack stack = MemoryStack.stackPush()) {
            long pool = pool(stack);
            parts.add(() -> vkDestroyCommandPool(device.handle(), pool, null));
            VkCommandBufferAllocateInfo info = VkCommandBufferAllocateInfo.calloc(stack)
                    .sType$Default()
                    .commandPool(pool)
                    .level(VK_COMMAND_BUFFER_LEVEL_PRIMARY)
                    .commandBufferCount(1);
            Results.require(vkAllocateCommandBuffers(device.handle(), info, list), "make a command buffer");
            buffer = new VkCommandBuffer(list.get(0), device.handle());
            VkFenceCreateInfo closed = VkFenceCreateInfo.calloc(stack).sType$Default();
            Results.require(vkCreateFence(device.handle(), closed, null, fence), "make a fence");
            parts.add(() -> vkDestroyFence(device.handle(), fence.get(0), null));
        } catch (VulkanException e) {
            parts.close();
            throw e;
        }
    }

    /// Begins an empty list.
    VkCommandBuffer begin() {
        Results.require(vkBeginCommandBuffer(buffer, begin), "begin a frame");
        return buffer;
    }

    /// Has the list done and waits for it.
    void run() {
        Results.require(vkEndCommandBuffer(buffer), "end a frame");
        Results.require(vkResetFences(device.handle(), fence), "reset a fence");
        Results.require(settings.submission().submit(device.queue(), submit, fence.get(0)), "take a frame");
        Results.require(
                vkWaitForFences(
                        device.handle(), fence, true, settings.patience().toNanos()),
                "paint a frame");
    }

    @Override
    public void close() {
        parts.close();
    }

    private long pool(MemoryStack stack) {
        VkCommandPoolCreateInfo info = VkCommandPoolCreateInfo.calloc(stack)
                .sType$Default()
                .flags(VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT)
                .queueFamilyIndex(device.queueFamily());
        LongBuffer created = stack.mallocLong(1);
        Results.require(vkCreateCommandPool(device.handle(), info, null, created), "make a command pool");
        return created.get(0);
    }
}
