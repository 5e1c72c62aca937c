package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_ACCESS_SHADER_READ_BIT;
import static org.lwjgl.vulkan.VK10.VK_ACCESS_TRANSFER_WRITE_BIT;
import static org.lwjgl.vulkan.VK10.VK_BUFFER_USAGE_TRANSFER_SRC_BIT;
import static org.lwjgl.vulkan.VK10.VK_FORMAT_R8G8B8A8_UNORM;
import static org.lwjgl.vulkan.VK10.VK_FORMAT_R8_UNORM;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_ASPECT_COLOR_BIT;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_LAYOUT_UNDEFINED;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_USAGE_SAMPLED_BIT;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_USAGE_TRANSFER_DST_BIT;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_STAGE_TRANSFER_BIT;
import static org.lwjgl.vulkan.VK10.VK_QUEUE_FAMILY_IGNORED;
import static org.lwjgl.vulkan.VK10.vkCmdCopyBufferToImage;
import static org.lwjgl.vulkan.VK10.vkCmdPipelineBarrier;

import org.lwjgl.vulkan.VkBufferImageCopy;
import org.lwjgl.vulkan.VkCommandBuffer;
import org.lwjgl.vulkan.VkImageMemoryBarrier;

/// A page of glyphs on the device, of one size; rows that changed are copied there within the frame that needs them.
final class PageImage implements Owned.Closing {
    private final Owned parts = new Owned();
    private final Image image;
    private final HostBuffer staging;
    private final int rowBytes;
    private final VkImageMemoryBarrier.Buffer toWrite = VkImageMemoryBarrier.calloc(1);
    private final VkImageMemoryBarrier.Buffer toRead = VkImageMemoryBarrier.calloc(1);
    private final VkBufferImageCopy.Buffer region = VkBufferImageCopy.calloc(1);

    /// An empty page, whose first copy has to be the whole of it.
    ///
    /// @param channels bytes of a texel, 1 or 4
    PageImage(Device device, int width, int height, int channels) {
        rowBytes = width * channels;
        parts.add(toWrite::free);
        parts.add(toRead::free);
        parts.add(region::free);
        try {
            image = parts.add(new Image(
                    device,
                    width,
                    height,
                    channels == 1 ? VK_FORMAT_R8_UNORM : VK_FORMAT_R8G8B8A8_UNORM,
                    VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT));
            staging = parts.add(HostBuffer.upload(device, height * rowBytes, VK_BUFFER_USAGE_TRANSFER_SRC_BIT));
        } catch (VulkanException e) {
            parts.close();
            throw e;
        }
        describe(toWrite)
                .srcAccessMask(VK_ACCESS_SHADER_READ_BIT)
                .dstAccessMask(VK_ACCESS_TRANSFER_WRITE_BIT)
                .oldLayout(VK_IMAGE_LAYOUT_UNDEFINED)
                .newLayout(VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
        describe(toRead)
                .srcAccessMask(VK_ACCESS_TRANSFER_WRITE_BIT)
                .dstAccessMask(VK_ACCESS_SHADER_READ_BIT)
                .oldLayout(VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL)
                .newLayout(VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL);
        region.imageSubresource().set(VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1);
    }

    Image image() {
        return image;
    }

    /// Appends the copy of some rows to the frame's commands.
    ///
    /// @param texels the whole page, row by row
    /// @param bottom the row after the last
    void copy(VkCommandBuffer buffer, byte[] texels, int top, int bottom) {
        staging.bytes().put(0, texels, top * rowBytes, (bottom - top) * rowBytes);
        region.imageOffset().y(top);
        region.imageExtent().set(image.widthPx(), bottom - top, 1);
        barrier(buffer, VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT, toWrite);
        vkCmdCopyBufferToImage(buffer, staging.handle(), image.handle(), VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, region);
        barrier(buffer, VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT, toRead);
        toWrite.oldLayout(VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL);
    }

    @Override
    public void close() {
        parts.close();
    }

    private static void barrier(VkCommandBuffer buffer, int from, int to, VkImageMemoryBarrier.Buffer barrier) {
        vkCmdPipelineBarrier(buffer, from, to, 0, null, null, barrier);
    }

    private VkImageMemoryBarrier.Buffer describe(VkImageMemoryBarrier.Buffer barrier) {
        barrier.sType$Default()
                .srcQueueFamilyIndex(VK_QUEUE_FAMILY_IGNORED)
                .dstQueueFamilyIndex(VK_QUEUE_FAMILY_IGNORED)
                .image(image.handle())
                .subresourceRange()
                .set(VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1);
        return barrier;
    }
}
