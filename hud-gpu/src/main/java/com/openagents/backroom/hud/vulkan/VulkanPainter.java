package com.openagents.backroom.hud.vulkan;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.paint.DisplayList;
import org.lwjgl.vulkan.VkCommandBuffer;

/// Paints display lists by the best graphics device of this machine. One thread opens, uses and closes it.
///
/// Every method may throw a [VulkanException]; after that it can only be closed.
public final class VulkanPainter implements Owned.Closing {
    private final Owned parts = new Owned();
    private final Device device;
    private final RenderPass pass;
    private final Bindings bindings;
    private final Instances instances;
    private final GlyphTexture coverage;
    private final GlyphTexture fields;
    private final Recorder recorder;
    private final Commands commands;

    private VulkanPainter(VulkanSettings settings) {
        try {
            Instance instance = parts.add(Instance.open(settings));
            device = parts.add(Device.open(instance.best()));
            pass = parts.add(new RenderPass(device));
            bindings = parts.add(new Bindings(device));
            Pipelines pipelines = parts.add(new Pipelines(device, pass, bindings));
            instances = parts.add(new Instances(device, bindings));
            coverage = parts.add(new GlyphTexture(device, bindings, Shaders.COVERAGE_PAGE));
            fields = parts.add(new GlyphTexture(device, bindings, Shaders.FIELD_PAGE));
            recorder = parts.add(new Recorder(pass, pipelines, bindings));
            commands = parts.add(new Commands(device, settings));
        } catch (VulkanException e) {
            parts.close();
            throw e;
        }
    }

    /// Opens the best device.
    ///
    /// @throws VulkanException when there is none
    public static VulkanPainter open(VulkanSettings settings) {
        return new VulkanPainter(settings);
    }

    /// The device that paints.
    public Candidate device() {
        return device.candidate();
    }

    /// The longest side of a frame.
    public int maxSidePx() {
        return device.maxSidePx();
    }

    /// Room for frames of a size. To be closed before the painter.
    ///
    /// @param slots how many frames are kept at the same time
    public FrameRing ring(int widthPx, int heightPx, int slots) {
        return new FrameRing(device, pass, widthPx, heightPx, slots);
    }

    /// Paints a list into a slot and returns when it is there.
    ///
    /// @param atlas the one that the list was encoded with, always the same; what is new in it is uploaded
    public void paint(DisplayList list, GlyphAtlas atlas, FrameRing ring, int slot) {
        if (list.widthPx() != ring.widthPx() || list.heightPx() != ring.heightPx()) {
            throw new IllegalArgumentException("a list of " + list.widthPx() + " x " + list.heightPx()
                    + " px, a ring of " + ring.widthPx() + " x " + ring.heightPx());
        }
        instances.write(list);
        VkCommandBuffer buffer = commands.begin();
        coverage.update(buffer, atlas.coveragePage());
        fields.update(buffer, atlas.fieldPage());
        recorder.record(buffer, list, ring, slot);
        commands.run();
        ring.slot(slot).invalidate();
    }

    @Override
    public void close() {
        parts.close();
    }
}
