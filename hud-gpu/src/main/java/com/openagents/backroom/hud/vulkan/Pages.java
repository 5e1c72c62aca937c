package com.openagents.backroom.hud.vulkan;

import org.jspecify.annotations.Nullable;
import org.lwjgl.vulkan.VkCommandBuffer;

/// One page of glyphs on the device, made anew when the page has grown.
final class Pages implements Owned.Closing {
    private final Device device;
    private final Bindings bindings;
    private final int binding;
    private @Nullable PageImage image;

    Pages(Device device, Bindings bindings, int binding) {
        this.device = device;
        this.bindings = bindings;
        this.binding = binding;
    }

    void update(VkCommandBuffer buffer, byte[] texels, int width, int height, int channels, int top, int bottom) {
        PageImage current = image;
        if (current == null || current.image().heightPx() != height) {
            close();
            current = new PageImage(device, width, height, channels);
            image = current;
            bindings.page(binding, current.image());
            current.copy(buffer, texels, 0, height);
        } else if (top < bottom) {
            current.copy(buffer, texels, top, bottom);
        }
    }

    @Override
    public void close() {
        if (image != null) {
            image.close();
            image = null;
        }
    }
}
