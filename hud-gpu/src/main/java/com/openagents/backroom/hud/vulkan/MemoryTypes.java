package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.vkGetPhysicalDeviceMemoryProperties;

import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkPhysicalDevice;
import org.lwjgl.vulkan.VkPhysicalDeviceMemoryProperties;

/// The kinds of memory of a device (Vulkan 1.1, 10.2 "Device Memory").
final class MemoryTypes {
    private final int[] flags;

    private MemoryTypes(int[] flags) {
        this.flags = flags;
    }

    static MemoryTypes of(VkPhysicalDevice device) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkPhysicalDeviceMemoryProperties properties = VkPhysicalDeviceMemoryProperties.malloc(stack);
            vkGetPhysicalDeviceMemoryProperties(device, properties);
            int[] flags = new int[properties.memoryTypeCount()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = properties.memoryTypes(i).propertyFlags();
            }
            return new MemoryTypes(flags);
        }
    }

    /// The first kind that has all the properties of the first wish that can be met.
    ///
    /// @param allowed one bit for each kind that will do
    /// @param wishes sets of properties, the most wanted first
    int choose(int allowed, int... wishes) {
        for (int wish : wishes) {
            for (int i = 0; i < flags.length; i++) {
                if ((allowed & 1 << i) != 0 && (flags[i] & wish) == wish) {
                    return i;
                }
            }
        }
        throw new VulkanException(Trouble.NO_DEVICE, "The graphics device has no memory that the HUD can use.");
    }

    boolean has(int type, int properties) {
        return (flags[type] & properties) == properties;
    }
}
