package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_BUFFER_USAGE_TRANSFER_DST_BIT;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
import static org.lwjgl.vulkan.VK10.vkCreateFramebuffer;
import static org.lwjgl.vulkan.VK10.vkDestroyFramebuffer;

import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkFramebufferCreateInfo;

/// The picture that is drawn into, and slots of memory to which finished frames of its size are read back: while one
/// is shown, another is painted. The thread of its painter makes and closes it.
public final class FrameRing implements Owned.Closing {
    /// Bytes of a pixel: blue, green, red, alpha; colours are multiplied by alpha.
    public static final int PIXEL_BYTES = 4;

    private final Owned parts = new Owned();
    private final Image target;
    private final long framebuffer;
    private final List<HostBuffer> slots = new ArrayList<>();

    FrameRing(Device device, RenderPass pass, int widthPx, int heightPx, int slotCount) {
        int bytes = requireSize(device, widthPx, heightPx);
        try {
            target = parts.add(new Image(
                    device,
                    widthPx,
                    heightPx,
                    Image.COLOR,
                    VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT));
            framebuffer = framebuffer(device, pass);
            parts.add(() -> vkDestroyFramebuffer(device.handle(), framebuffer, null));
            for (int i = 0; i < slotCount; i++) {
                slots.add(parts.add(HostBuffer.readBack(device, bytes, VK_BUFFER_USAGE_TRANSFER_DST_BIT)));
            }
        } catch (VulkanException e) {
            parts.close();
            throw e;
        }
    }

    public int widthPx() {
        return target.widthPx();
    }

    public int heightPx() {
        return target.heightPx();
    }

    public int slots() {
        return slots.size();
    }

    /// The memory of a slot, rows from the top without gaps. It is the driver's own: nobody may look at it once the
    /// ring is closed.
    public ByteBuffer pixels(int slot) {
        return slots.get(slot).bytes();
    }

    HostBuffer slot(int slot) {
        return slots.get(slot);
    }

    Image target() {
        return target;
    }

    long framebuffer() {
        return framebuffer;
    }

    @Override
    public void close() {
        parts.close();
    }

    private static int requireSize(Device device, int widthPx, int heightPx) {
        if (widthPx < 1 || heightPx < 1) {
            throw new IllegalArgumentException("a frame of " + widthPx + " x " + heightPx + " px");
        }
        long bytes = (long) widthPx * heightPx * PIXEL_BYTES;
        if (Math.max(widthPx, heightPx) > device.maxSidePx() || bytes > Integer.MAX_VALUE) {
            throw new VulkanException(
                    Trouble.TOO_LARGE,
                    "A HUD of " + widthPx + " x " + heightPx + " px is larger than the graphics device paints ("
                            + device.maxSidePx() + " px a side, 2 GiB).");
        }
        return (int) bytes;
    }

    private long framebuffer(Device device, RenderPass pass) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkFramebufferCreateInfo info = VkFramebufferCreateInfo.calloc(stack)
                    .sType$Default()
                    .renderPass(pass.handle())
                    .attachmentCount(1)
                    .pAttachments(stack.longs(target.view()))
                    .width(target.widthPx())
                    .height(target.heightPx())
                    .layers(1);
            LongBuffer created = stack.mallocLong(1);
            Results.require(vkCreateFramebuffer(device.handle(), info, null, created), "make a frame");
            return created.get(0);
        }
    }
}
