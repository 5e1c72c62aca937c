package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.KHRPortabilitySubset.VK_KHR_PORTABILITY_SUBSET_EXTENSION_NAME;
import static org.lwjgl.vulkan.VK10.vkCreateDevice;
import static org.lwjgl.vulkan.VK10.vkDestroyDevice;
import static org.lwjgl.vulkan.VK10.vkDeviceWaitIdle;
import static org.lwjgl.vulkan.VK10.vkGetDeviceQueue;

import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkDeviceCreateInfo;
import org.lwjgl.vulkan.VkDeviceQueueCreateInfo;
import org.lwjgl.vulkan.VkQueue;

/// An opened device with its one queue.
final class Device implements Owned.Closing {
    private final PhysicalDevice physical;
    private final VkDevice handle;
    private final VkQueue queue;
    private final int queueFamily;
    private final MemoryTypes memoryTypes;

    private Device(PhysicalDevice physical, VkDevice handle, VkQueue queue, int queueFamily) {
        this.physical = physical;
        this.handle = handle;
        this.queue = queue;
        this.queueFamily = queueFamily;
        memoryTypes = MemoryTypes.of(physical.handle());
    }

    static Device open(PhysicalDevice physical) {
        int family = physical.queueFamily().orElseThrow();
        // Where a driver has this extension, it must be enabled (Vulkan 1.1,
        // VUID-VkDeviceCreateInfo-pProperties-04451).
        List<String> extensions = physical.extensions().stream()
                .filter(VK_KHR_PORTABILITY_SUBSET_EXTENSION_NAME::equals)
                .toList();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkDeviceQueueCreateInfo.Buffer queues = VkDeviceQueueCreateInfo.calloc(1, stack)
                    .sType$Default()
                    .queueFamilyIndex(family)
                    .pQueuePriorities(stack.floats(1));
            VkDeviceCreateInfo info = VkDeviceCreateInfo.calloc(stack)
                    .sType$Default()
                    .pQueueCreateInfos(queues)
                    .ppEnabledExtensionNames(Instance.names(extensions, stack));
            PointerBuffer pointer = stack.mallocPointer(1);
            Results.require(vkCreateDevice(physical.handle(), info, null, pointer), "open the device");
            VkDevice handle = new VkDevice(pointer.get(0), physical.handle(), info);
            vkGetDeviceQueue(handle, family, 0, pointer);
            return new Device(physical, handle, new VkQueue(pointer.get(0), handle), family);
        }
    }

    VkDevice handle() {
        return handle;
    }

    VkQueue queue() {
        return queue;
    }

    int queueFamily() {
        return queueFamily;
    }

    MemoryTypes memoryTypes() {
        return memoryTypes;
    }

    Candidate candidate() {
        return physical.candidate();
    }

    /// The longest side of a picture.
    int maxSidePx() {
        return physical.maxSidePx();
    }

    @Override
    public void close() {
        vkDeviceWaitIdle(handle); // a lost device says so; there is nothing to wait for then
        vkDestroyDevice(handle, null);
    }
}
