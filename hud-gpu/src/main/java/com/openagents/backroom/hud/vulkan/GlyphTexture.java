package com.openagents.backroom.hud.vulkan;

import com.openagents.backroom.hud.glyph.AtlasPage;
import org.jspecify.annotations.Nullable;
import org.lwjgl.vulkan.VkCommandBuffer;

/// A page of the atlas as the shaders see it, made anew when the page has grown.
final class GlyphTexture implements Owned.Closing {
    private final Device device;
    private final Bindings bindings;
    private final int binding;
    private @Nullable PageImage image;

    /// A texture without a page yet.
    ///
    /// @param binding [Shaders#COVERAGE_PAGE] or [Shaders#FIELD_PAGE]
    GlyphTexture(Device device, Bindings bindings, int binding) {
        this.device = device;
        this.bindings = bindings;
        this.binding = binding;
    }

    /// Brings the texture to what the page is now, within a frame's commands.
    void update(VkCommandBuffer buffer, AtlasPage page) {
        PageImage current = image;
        if (current == null || current.image().heightPx() != page.height()) {
            current = renew(page);
            current.copy(buffer, page.texels(), 0, page.height());
        } else if (page.dirtyTop() < page.dirtyBottom()) {
            current.copy(buffer, page.texels(), page.dirtyTop(), page.dirtyBottom());
        }
        page.clean();
    }

    @Override
    public void close() {
        if (image != null) {
            image.close();
            image = null;
        }
    }

    private PageImage renew(AtlasPage page) {
        close();
        PageImage next = new PageImage(device, page.width(), page.height(), page.channels());
        image = next;
        bindings.page(binding, next.image());
        return next;
    }
}
