package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_HOST_CACHED_BIT;
import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT;
import static org.lwjgl.vulkan.VK10.VK_WHOLE_SIZE;
import static org.lwjgl.vulkan.VK10.vkBindBufferMemory;
import static org.lwjgl.vulkan.VK10.vkCreateBuffer;
import static org.lwjgl.vulkan.VK10.vkDestroyBuffer;
import static org.lwjgl.vulkan.VK10.vkGetBufferMemoryRequirements;
import static org.lwjgl.vulkan.VK10.vkInvalidateMappedMemoryRanges;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkBufferCreateInfo;
import org.lwjgl.vulkan.VkMappedMemoryRange;
import org.lwjgl.vulkan.VkMemoryRequirements;

/// A buffer that the processor sees too, for as long as it lives.
final class HostBuffer implements Owned.Closing {
    private static final int COHERENT = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    private static final int CACHED = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_CACHED_BIT;

    private final Owned parts = new Owned();
    private final Device device;
    private final long handle;
    private final ByteBuffer bytes;
    private final boolean isCoherent;
    private final VkMappedMemoryRange range;

    /// For what the processor reads: memory that is not cached takes some fifty times longer.
    static HostBuffer readBack(Device device, int size, int usage) {
        return new HostBuffer(device, size, usage, CACHED | COHERENT, CACHED, COHERENT);
    }

    /// For what the processor writes, from front to back.
    static HostBuffer upload(Device device, int size, int usage) {
        return new HostBuffer(device, size, usage, COHERENT | VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT, COHERENT);
    }

    private HostBuffer(Device device, int size, int usage, int... wishes) {
        this.device = device;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            handle = create(device, size, usage, stack);
            parts.add(() -> vkDestroyBuffer(device.handle(), handle, null));
            VkMemoryRequirements needs = VkMemoryRequirements.malloc(stack);
            vkGetBufferMemoryRequirements(device.handle(), handle, needs);
            DeviceMemory memory = parts.add(new DeviceMemory(device, needs, wishes));
            Results.require(vkBindBufferMemory(device.handle(), handle, memory.handle(), 0), "use its memory");
            bytes = memory.map(size);
            isCoherent = memory.has(COHERENT);
            range = VkMappedMemoryRange.calloc()
                    .sType$Default()
                    .memory(memory.handle())
                    .size(VK_WHOLE_SIZE);
            parts.add(range::free);
        } catch (VulkanException e) {
            parts.close();
            throw e;
        }
    }

    long handle() {
        return handle;
    }

    /// What the processor sees. Gone when this is closed: whoever reads it then ends the process.
    ByteBuffer bytes() {
        return bytes;
    }

    /// Lets the processor see what the device has written.
    void invalidate() {
        if (!isCoherent) {
            Results.require(vkInvalidateMappedMemoryRanges(device.handle(), range), "read the picture back");
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    private static long create(Device device, int size, int usage, MemoryStack stack) {
        LongBuffer created = stack.mallocLong(1);
        VkBufferCreateInfo info =
                VkBufferCreateInfo.calloc(stack).sType$Default().size(size).usage(usage);
        Results.require(vkCreateBuffer(device.handle(), info, null, created), "make a buffer");
        return created.get(0);
    }
}
