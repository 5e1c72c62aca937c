package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_WHOLE_SIZE;
import static org.lwjgl.vulkan.VK10.vkAllocateMemory;
import static org.lwjgl.vulkan.VK10.vkFreeMemory;
import static org.lwjgl.vulkan.VK10.vkMapMemory;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkMemoryAllocateInfo;
import org.lwjgl.vulkan.VkMemoryRequirements;

/// Memory of one buffer or image. There are a dozen in all, so each has an allocation of its own.
final class DeviceMemory implements Owned.Closing {
    private final Device device;
    private final long handle;
    private final int type;

    /// Allocates.
    ///
    /// @param wishes sets of properties, the most wanted first
    DeviceMemory(Device device, VkMemoryRequirements needs, int... wishes) {
        this.device = device;
        type = device.memoryTypes().choose(needs.memoryTypeBits(), wishes);
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkMemoryAllocateInfo info = VkMemoryAllocateInfo.calloc(stack)
                    .sType$Default()
                    .allocationSize(needs.size())
                    .memoryTypeIndex(type);
            LongBuffer created = stack.mallocLong(1);
            Results.require(vkAllocateMemory(device.handle(), info, null, created), "hold the HUD");
            handle = created.get(0);
        }
    }

    long handle() {
        return handle;
    }

    boolean has(int properties) {
        return device.memoryTypes().has(type, properties);
    }

    /// The memory as the processor sees it, until it is closed.
    ByteBuffer map(int size) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer address = stack.mallocPointer(1);
            Results.require(vkMapMemory(device.handle(), handle, 0, VK_WHOLE_SIZE, 0, address), "share its memory");
            return address.getByteBuffer(0, size);
        }
    }

    @Override
    public void close() {
        vkFreeMemory(device.handle(), handle, null);
    }
}
