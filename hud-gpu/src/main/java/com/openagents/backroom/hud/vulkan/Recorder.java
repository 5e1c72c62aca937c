package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_ACCESS_HOST_READ_BIT;
import static org.lwjgl.vulkan.VK10.VK_ACCESS_TRANSFER_WRITE_BIT;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_ASPECT_COLOR_BIT;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_BIND_POINT_GRAPHICS;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_STAGE_HOST_BIT;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_STAGE_TRANSFER_BIT;
import static org.lwjgl.vulkan.VK10.VK_QUEUE_FAMILY_IGNORED;
import static org.lwjgl.vulkan.VK10.VK_SHADER_STAGE_VERTEX_BIT;
import static org.lwjgl.vulkan.VK10.VK_SUBPASS_CONTENTS_INLINE;
import static org.lwjgl.vulkan.VK10.VK_WHOLE_SIZE;
import static org.lwjgl.vulkan.VK10.vkCmdBeginRenderPass;
import static org.lwjgl.vulkan.VK10.vkCmdBindDescriptorSets;
import static org.lwjgl.vulkan.VK10.vkCmdBindPipeline;
import static org.lwjgl.vulkan.VK10.vkCmdCopyImageToBuffer;
import static org.lwjgl.vulkan.VK10.vkCmdDraw;
import static org.lwjgl.vulkan.VK10.vkCmdEndRenderPass;
import static org.lwjgl.vulkan.VK10.vkCmdPipelineBarrier;
import static org.lwjgl.vulkan.VK10.vkCmdPushConstants;
import static org.lwjgl.vulkan.VK10.vkCmdSetScissor;
import static org.lwjgl.vulkan.VK10.vkCmdSetViewport;

import com.openagents.backroom.hud.paint.DisplayList;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.vulkan.VkBufferImageCopy;
import org.lwjgl.vulkan.VkBufferMemoryBarrier;
import org.lwjgl.vulkan.VkClearColorValue;
import org.lwjgl.vulkan.VkClearValue;
import org.lwjgl.vulkan.VkCommandBuffer;
import org.lwjgl.vulkan.VkExtent2D;
import org.lwjgl.vulkan.VkExtent3D;
import org.lwjgl.vulkan.VkRect2D;
import org.lwjgl.vulkan.VkRenderPassBeginInfo;
import org.lwjgl.vulkan.VkViewport;

/// Turns a display list into a frame's commands. What the calls take is made once and filled anew for each frame, so
/// that a frame leaves no garbage.
final class Recorder implements Owned.Closing {
    private static final float MAX_CHANNEL = 255;

    private final Pipelines pipelines;
    private final Bindings bindings;
    private final Owned parts = new Owned();
    private final VkClearValue.Buffer background = VkClearValue.calloc(1);
    private final VkRenderPassBeginInfo pass = VkRenderPassBeginInfo.calloc();
    private final VkViewport.Buffer viewport = VkViewport.calloc(1);
    private final VkRect2D.Buffer scissor = VkRect2D.calloc(1);
    private final LongBuffer set = MemoryUtil.memAllocLong(1);
    private final FloatBuffer clipPerPx = MemoryUtil.memAllocFloat(2);
    private final VkBufferImageCopy.Buffer whole = VkBufferImageCopy.calloc(1);
    private final VkBufferMemoryBarrier.Buffer toHost = VkBufferMemoryBarrier.calloc(1);

    // Parts of the above; asking for them makes an object each time.
    private final VkClearColorValue backgroundColor = background.color();
    private final VkExtent2D drawn = pass.renderArea().extent();
    private final VkExtent2D unscissored = scissor.extent();
    private final VkExtent3D copied = whole.imageExtent();

    Recorder(RenderPass renderPass, Pipelines pipelines, Bindings bindings) {
        this.pipelines = pipelines;
        this.bindings = bindings;
        parts.add(background::free);
        parts.add(pass::free);
        parts.add(viewport::free);
        parts.add(scissor::free);
        parts.add(() -> MemoryUtil.memFree(set));
        parts.add(() -> MemoryUtil.memFree(clipPerPx));
        parts.add(whole::free);
        parts.add(toHost::free);
        pass.sType$Default()
                .renderPass(renderPass.handle())
                .pClearValues(background)
                .clearValueCount(1);
        viewport.maxDepth(1);
        set.put(0, bindings.set());
        whole.imageSubresource().set(VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1);
        toHost.sType$Default()
                .srcAccessMask(VK_ACCESS_TRANSFER_WRITE_BIT)
                .dstAccessMask(VK_ACCESS_HOST_READ_BIT)
                .srcQueueFamilyIndex(VK_QUEUE_FAMILY_IGNORED)
                .dstQueueFamilyIndex(VK_QUEUE_FAMILY_IGNORED)
                .size(VK_WHOLE_SIZE);
    }

    /// Appends the whole frame: cleared, drawn batch by batch, copied into the slot.
    void record(VkCommandBuffer buffer, DisplayList list, FrameRing ring, int slot) {
        begin(buffer, list, ring);
        for (int batch = 0; batch < list.batches(); batch++) {
            if (list.count(batch) > 0) {
                vkCmdBindPipeline(buffer, VK_PIPELINE_BIND_POINT_GRAPHICS, pipelines.handle(list.kind(batch)));
                vkCmdDraw(buffer, Shaders.VERTICES * list.count(batch), 1, Shaders.VERTICES * list.first(batch), 0);
            }
        }
        vkCmdEndRenderPass(buffer);
        readBack(buffer, ring, slot);
    }

    @Override
    public void close() {
        parts.close();
    }

    private void begin(VkCommandBuffer buffer, DisplayList list, FrameRing ring) {
        int argb = list.background();
        backgroundColor
                .float32(0, (argb >> 16 & 0xff) / MAX_CHANNEL)
                .float32(1, (argb >> 8 & 0xff) / MAX_CHANNEL)
                .float32(2, (argb & 0xff) / MAX_CHANNEL)
                .float32(3, 1);
        pass.framebuffer(ring.framebuffer());
        drawn.set(ring.widthPx(), ring.heightPx());
        vkCmdBeginRenderPass(buffer, pass, VK_SUBPASS_CONTENTS_INLINE);
        viewport.width(ring.widthPx()).height(ring.heightPx());
        vkCmdSetViewport(buffer, 0, viewport);
        unscissored.set(ring.widthPx(), ring.heightPx());
        vkCmdSetScissor(buffer, 0, scissor);
        vkCmdBindDescriptorSets(buffer, VK_PIPELINE_BIND_POINT_GRAPHICS, bindings.layout(), 0, set, null);
        clipPerPx.put(0, 2f / ring.widthPx()).put(1, 2f / ring.heightPx());
        vkCmdPushConstants(buffer, bindings.layout(), VK_SHADER_STAGE_VERTEX_BIT, 0, clipPerPx);
    }

    private void readBack(VkCommandBuffer buffer, FrameRing ring, int slot) {
        HostBuffer pixels = ring.slot(slot);
        copied.set(ring.widthPx(), ring.heightPx(), 1);
        vkCmdCopyImageToBuffer(
                buffer, ring.target().handle(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, pixels.handle(), whole);
        toHost.buffer(pixels.handle());
        vkCmdPipelineBarrier(buffer, VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_HOST_BIT, 0, null, toHost, null);
    }
}
