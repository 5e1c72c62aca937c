package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE;
import static org.lwjgl.vulkan.VK10.VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
import static org.lwjgl.vulkan.VK10.VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL;
import static org.lwjgl.vulkan.VK10.VK_SHADER_STAGE_FRAGMENT_BIT;
import static org.lwjgl.vulkan.VK10.VK_SHADER_STAGE_VERTEX_BIT;
import static org.lwjgl.vulkan.VK10.VK_WHOLE_SIZE;
import static org.lwjgl.vulkan.VK10.vkAllocateDescriptorSets;
import static org.lwjgl.vulkan.VK10.vkCreateDescriptorPool;
import static org.lwjgl.vulkan.VK10.vkCreateDescriptorSetLayout;
import static org.lwjgl.vulkan.VK10.vkCreatePipelineLayout;
import static org.lwjgl.vulkan.VK10.vkDestroyDescriptorPool;
import static org.lwjgl.vulkan.VK10.vkDestroyDescriptorSetLayout;
import static org.lwjgl.vulkan.VK10.vkDestroyPipelineLayout;
import static org.lwjgl.vulkan.VK10.vkUpdateDescriptorSets;

import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkDescriptorBufferInfo;
import org.lwjgl.vulkan.VkDescriptorImageInfo;
import org.lwjgl.vulkan.VkDescriptorPoolCreateInfo;
import org.lwjgl.vulkan.VkDescriptorPoolSize;
import org.lwjgl.vulkan.VkDescriptorSetAllocateInfo;
import org.lwjgl.vulkan.VkDescriptorSetLayoutBinding;
import org.lwjgl.vulkan.VkDescriptorSetLayoutCreateInfo;
import org.lwjgl.vulkan.VkPipelineLayoutCreateInfo;
import org.lwjgl.vulkan.VkPushConstantRange;
import org.lwjgl.vulkan.VkWriteDescriptorSet;

/// What the shaders reach: the instances, the two pages of glyphs, and the size of the frame. [Shaders] has the same
/// numbers.
final class Bindings implements Owned.Closing {
    /// Two floats: what one px is in clip space.
    static final int FRAME_BYTES = 2 * Float.BYTES;

    private static final int PAGES = 2;

    private final Owned parts = new Owned();
    private final Device device;
    private final long layout;
    private final long set;

    Bindings(Device device) {
        this.device = device;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            long setLayout = setLayout(stack);
            parts.add(() -> vkDestroyDescriptorSetLayout(device.handle(), setLayout, null));
            long pool = pool(stack);
            parts.add(() -> vkDestroyDescriptorPool(device.handle(), pool, null));
            LongBuffer created = stack.mallocLong(1);
            VkDescriptorSetAllocateInfo wanted = VkDescriptorSetAllocateInfo.calloc(stack)
                    .sType$Default()
                    .descriptorPool(pool)
                    .pSetLayouts(stack.longs(setLayout));
            Results.require(vkAllocateDescriptorSets(device.handle(), wanted, created), "make a descriptor set");
            set = created.get(0);
            layout = pipelineLayout(setLayout, stack);
            parts.add(() -> vkDestroyPipelineLayout(device.handle(), layout, null));
        } catch (VulkanException e) {
            parts.close();
            throw e;
        }
    }

    long layout() {
        return layout;
    }

    long set() {
        return set;
    }

    /// Points the shaders to other instances. Nothing may be running on the device.
    void instances(HostBuffer instances) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkDescriptorBufferInfo.Buffer whole = VkDescriptorBufferInfo.calloc(1, stack)
                    .buffer(instances.handle())
                    .range(VK_WHOLE_SIZE);
            VkWriteDescriptorSet.Buffer write = write(Shaders.INSTANCES, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, stack);
            vkUpdateDescriptorSets(device.handle(), write.pBufferInfo(whole), null);
        }
    }

    /// Points the shaders to another page of glyphs. Nothing may be running on the device.
    ///
    /// @param binding [Shaders#COVERAGE_PAGE] or [Shaders#FIELD_PAGE]
    void page(int binding, Image page) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkDescriptorImageInfo.Buffer image = VkDescriptorImageInfo.calloc(1, stack)
                    .imageView(page.view())
                    .imageLayout(VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL);
            VkWriteDescriptorSet.Buffer write = write(binding, VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE, stack);
            vkUpdateDescriptorSets(device.handle(), write.pImageInfo(image), null);
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    private VkWriteDescriptorSet.Buffer write(int binding, int type, MemoryStack stack) {
        return VkWriteDescriptorSet.calloc(1, stack)
                .sType$Default()
                .dstSet(set)
                .dstBinding(binding)
                .descriptorCount(1)
                .descriptorType(type);
    }

    private long setLayout(MemoryStack stack) {
        VkDescriptorSetLayoutBinding.Buffer bindings = VkDescriptorSetLayoutBinding.calloc(1 + PAGES, stack);
        bindings.get(0)
                .binding(Shaders.INSTANCES)
                .descriptorType(VK_DESCRIPTOR_TYPE_STORAGE_BUFFER)
                .descriptorCount(1)
                .stageFlags(VK_SHADER_STAGE_VERTEX_BIT);
        bindings.get(1).binding(Shaders.COVERAGE_PAGE);
        bindings.get(2).binding(Shaders.FIELD_PAGE);
        for (int i = 1; i <= PAGES; i++) {
            bindings.get(i)
                    .descriptorType(VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE)
                    .descriptorCount(1)
                    .stageFlags(VK_SHADER_STAGE_FRAGMENT_BIT);
        }
        VkDescriptorSetLayoutCreateInfo info =
                VkDescriptorSetLayoutCreateInfo.calloc(stack).sType$Default().pBindings(bindings);
        LongBuffer created = stack.mallocLong(1);
        Results.require(vkCreateDescriptorSetLayout(device.handle(), info, null, created), "make a set's layout");
        return created.get(0);
    }

    private long pool(MemoryStack stack) {
        VkDescriptorPoolSize.Buffer sizes = VkDescriptorPoolSize.calloc(2, stack);
        sizes.get(0).type(VK_DESCRIPTOR_TYPE_STORAGE_BUFFER).descriptorCount(1);
        sizes.get(1).type(VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE).descriptorCount(PAGES);
        VkDescriptorPoolCreateInfo info = VkDescriptorPoolCreateInfo.calloc(stack)
                .sType$Default()
                .maxSets(1)
                .pPoolSizes(sizes);
        LongBuffer created = stack.mallocLong(1);
        Results.require(vkCreateDescriptorPool(device.handle(), info, null, created), "make a descriptor pool");
        return created.get(0);
    }

    private long pipelineLayout(long setLayout, MemoryStack stack) {
        VkPushConstantRange.Buffer frame = VkPushConstantRange.calloc(1, stack)
                .stageFlags(VK_SHADER_STAGE_VERTEX_BIT)
                .size(FRAME_BYTES);
        VkPipelineLayoutCreateInfo info = VkPipelineLayoutCreateInfo.calloc(stack)
                .sType$Default()
                .pSetLayouts(stack.longs(setLayout))
                .pPushConstantRanges(frame);
        LongBuffer created = stack.mallocLong(1);
        Results.require(vkCreatePipelineLayout(device.handle(), info, null, created), "make a pipeline's layout");
        return created.get(0);
    }
}
