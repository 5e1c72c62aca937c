package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_ERROR_DEVICE_LOST;
import static org.lwjgl.vulkan.VK10.VK_ERROR_INCOMPATIBLE_DRIVER;
import static org.lwjgl.vulkan.VK10.VK_ERROR_LAYER_NOT_PRESENT;
import static org.lwjgl.vulkan.VK10.VK_ERROR_OUT_OF_DEVICE_MEMORY;
import static org.lwjgl.vulkan.VK10.VK_ERROR_OUT_OF_HOST_MEMORY;
import static org.lwjgl.vulkan.VK10.VK_SUCCESS;
import static org.lwjgl.vulkan.VK10.VK_TIMEOUT;

import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;

/// What the codes that Vulkan's functions return mean (Vulkan 1.1, 3.7 "Return Codes").
final class Results {
    private Results() {}

    /// Throws unless the function succeeded.
    ///
    /// @param doing what was being done, like `make an image`
    static void require(int result, String doing) {
        if (result != VK_SUCCESS) {
            throw failure(result, doing);
        }
    }

    static VulkanException failure(int result, String doing) {
        return switch (result) {
            case VK_ERROR_OUT_OF_HOST_MEMORY, VK_ERROR_OUT_OF_DEVICE_MEMORY ->
                new VulkanException(
                        Trouble.OUT_OF_MEMORY,
                        "There is not enough graphics memory to " + doing
                                + "; close other programs or make the window smaller.");
            case VK_ERROR_DEVICE_LOST ->
                new VulkanException(
                        Trouble.DEVICE_LOST, "The graphics device was lost: its driver crashed or was replaced.");
            case VK_ERROR_INCOMPATIBLE_DRIVER ->
                new VulkanException(
                        Trouble.NO_DRIVER, "No Vulkan driver is installed (apt-get install mesa-vulkan-drivers).");
            case VK_ERROR_LAYER_NOT_PRESENT ->
                new VulkanException(
                        Trouble.REFUSED,
                        "Vulkan's validation layer is not installed (apt-get install vulkan-validationlayers).");
            case VK_TIMEOUT ->
                new VulkanException(Trouble.NO_ANSWER, "The graphics driver did not " + doing + " in time.");
            default ->
                new VulkanException(
                        Trouble.REFUSED,
                        "The graphics driver refused to " + doing + " (Vulkan error " + result + "); a newer one may.");
        };
    }
}
