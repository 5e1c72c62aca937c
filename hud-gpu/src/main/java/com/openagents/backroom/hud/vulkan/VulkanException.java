package com.openagents.backroom.hud.vulkan;

import org.jspecify.annotations.Nullable;

/// Vulkan cannot be used, or no longer; the message is a sentence for the operator.
public final class VulkanException extends RuntimeException {
    private final Trouble trouble;
    private final String sentence;

    /// What went wrong, as far as callers act on it.
    public enum Trouble {
        /// There is no Vulkan on this machine.
        NO_LOADER,
        /// There is Vulkan, but no driver.
        NO_DRIVER,
        /// There are drivers, but no device that can paint the HUD.
        NO_DEVICE,
        OUT_OF_MEMORY,
        DEVICE_LOST,
        /// The driver has not answered in time; it must not be waited for again.
        NO_ANSWER,
        /// The device paints no picture of this size.
        TOO_LARGE,
        /// The driver said no to something that it must be able to do.
        REFUSED
    }

    VulkanException(Trouble trouble, String sentence) {
        this(trouble, sentence, null);
    }

    VulkanException(Trouble trouble, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.trouble = trouble;
        this.sentence = sentence;
    }

    /// The message.
    public String sentence() {
        return sentence;
    }

    public Trouble trouble() {
        return trouble;
    }
}
