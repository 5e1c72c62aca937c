package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_FORMAT_B8G8R8A8_UNORM;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_ASPECT_COLOR_BIT;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_TILING_OPTIMAL;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_TYPE_2D;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_VIEW_TYPE_2D;
import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
import static org.lwjgl.vulkan.VK10.VK_SAMPLE_COUNT_1_BIT;
import static org.lwjgl.vulkan.VK10.vkBindImageMemory;
import static org.lwjgl.vulkan.VK10.vkCreateImage;
import static org.lwjgl.vulkan.VK10.vkCreateImageView;
import static org.lwjgl.vulkan.VK10.vkDestroyImage;
import static org.lwjgl.vulkan.VK10.vkDestroyImageView;
import static org.lwjgl.vulkan.VK10.vkGetImageMemoryRequirements;

import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkImageCreateInfo;
import org.lwjgl.vulkan.VkImageViewCreateInfo;
import org.lwjgl.vulkan.VkMemoryRequirements;

/// A picture in the device's memory, with the view through which shaders and passes see it.
final class Image implements Owned.Closing {
    /// Of a painted frame, and of JavaFX's pixel buffers.
    static final int COLOR = VK_FORMAT_B8G8R8A8_UNORM;

    private final Owned parts = new Owned();
    private final long handle;
    private final long view;
    private final int widthPx;
    private final int heightPx;

    Image(Device device, int widthPx, int heightPx, int format, int usage) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkImageCreateInfo info = VkImageCreateInfo.calloc(stack)
                    .sType$Default()
                    .imageType(VK_IMAGE_TYPE_2D)
                    .format(format)
                    .extent(extent -> extent.set(widthPx, heightPx, 1))
                    .mipLevels(1)
                    .arrayLayers(1)
                    .samples(VK_SAMPLE_COUNT_1_BIT)
                    .tiling(VK_IMAGE_TILING_OPTIMAL)
                    .usage(usage);
            LongBuffer created = stack.mallocLong(1);
            Results.require(vkCreateImage(device.handle(), info, null, created), "make a picture");
            handle = created.get(0);
            parts.add(() -> vkDestroyImage(device.handle(), handle, null));
            VkMemoryRequirements needs = VkMemoryRequirements.malloc(stack);
            vkGetImageMemoryRequirements(device.handle(), handle, needs);
            DeviceMemory memory = parts.add(new DeviceMemory(device, needs, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT, 0));
            Results.require(vkBindImageMemory(device.handle(), handle, memory.handle(), 0), "use its memory");
            view = view(device, format, stack);
            parts.add(() -> vkDestroyImageView(device.handle(), view, null));
        } catch (VulkanException e) {
            parts.close();
            throw e;
        }
    }

    long handle() {
        return handle;
    }

    long view() {
        return view;
    }

    int widthPx() {
        return widthPx;
    }

    int heightPx() {
        return heightPx;
    }

    @Override
    public void close() {
        parts.close();
    }

    private long view(Device device, int format, MemoryStack stack) {
        VkImageViewCreateInfo info = VkImageViewCreateInfo.calloc(stack)
                .sType$Default()
                .image(handle)
                .viewType(VK_IMAGE_VIEW_TYPE_2D)
                .format(format)
                .subresourceRange(range -> range.set(VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1));
        LongBuffer created = stack.mallocLong(1);
        Results.require(vkCreateImageView(device.handle(), info, null, created), "make a view");
        return created.get(0);
    }
}
