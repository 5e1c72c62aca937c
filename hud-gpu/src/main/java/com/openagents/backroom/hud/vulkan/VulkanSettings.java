package com.openagents.backroom.hud.vulkan;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.lwjgl.vulkan.VK10;
import org.lwjgl.vulkan.VkQueue;
import org.lwjgl.vulkan.VkSubmitInfo;

/// How Vulkan is opened.
///
/// @param validation takes what the validation layers complain of; without it they are not loaded
/// @param submission gives work to the device
/// @param patience how long a frame may take
public record VulkanSettings(Optional<Consumer<String>> validation, Submission submission, Duration patience) {
    /// Drivers give up a device that computes at one thing for this long; what still runs then will not end.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public static final VulkanSettings DEFAULT = new VulkanSettings(Optional.empty(), VK10::vkQueueSubmit, PATIENCE);

    /// The one call with which work reaches the device; a test puts a device in its place that fails.
    @FunctionalInterface
    public interface Submission {
        /// Result of `vkQueueSubmit`.
        int submit(VkQueue queue, VkSubmitInfo work, long fence);
    }

    /// The same with the validation layers.
    public VulkanSettings validated(Consumer<String> messages) {
        return new VulkanSettings(Optional.of(messages), submission, patience);
    }

    /// The same with another way to the device.
    public VulkanSettings submitting(Submission other) {
        return new VulkanSettings(validation, other, patience);
    }

    /// The same with another patience.
    public VulkanSettings waiting(Duration other) {
        return new VulkanSettings(validation, submission, other);
    }
}
