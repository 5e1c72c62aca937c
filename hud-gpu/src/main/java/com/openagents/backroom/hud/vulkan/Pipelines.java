package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_BLEND_FACTOR_ONE;
import static org.lwjgl.vulkan.VK10.VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA;
import static org.lwjgl.vulkan.VK10.VK_BLEND_OP_ADD;
import static org.lwjgl.vulkan.VK10.VK_COLOR_COMPONENT_A_BIT;
import static org.lwjgl.vulkan.VK10.VK_COLOR_COMPONENT_B_BIT;
import static org.lwjgl.vulkan.VK10.VK_COLOR_COMPONENT_G_BIT;
import static org.lwjgl.vulkan.VK10.VK_COLOR_COMPONENT_R_BIT;
import static org.lwjgl.vulkan.VK10.VK_CULL_MODE_NONE;
import static org.lwjgl.vulkan.VK10.VK_DYNAMIC_STATE_SCISSOR;
import static org.lwjgl.vulkan.VK10.VK_DYNAMIC_STATE_VIEWPORT;
import static org.lwjgl.vulkan.VK10.VK_NULL_HANDLE;
import static org.lwjgl.vulkan.VK10.VK_POLYGON_MODE_FILL;
import static org.lwjgl.vulkan.VK10.VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST;
import static org.lwjgl.vulkan.VK10.VK_SAMPLE_COUNT_1_BIT;
import static org.lwjgl.vulkan.VK10.VK_SHADER_STAGE_FRAGMENT_BIT;
import static org.lwjgl.vulkan.VK10.VK_SHADER_STAGE_VERTEX_BIT;
import static org.lwjgl.vulkan.VK10.vkCreateGraphicsPipelines;
import static org.lwjgl.vulkan.VK10.vkDestroyPipeline;

import com.openagents.backroom.hud.paint.Kind;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkGraphicsPipelineCreateInfo;
import org.lwjgl.vulkan.VkPipelineColorBlendAttachmentState;
import org.lwjgl.vulkan.VkPipelineColorBlendStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineDynamicStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineInputAssemblyStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineMultisampleStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineRasterizationStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineShaderStageCreateInfo;
import org.lwjgl.vulkan.VkPipelineVertexInputStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineViewportStateCreateInfo;
import org.lwjgl.vulkan.VkSpecializationInfo;
import org.lwjgl.vulkan.VkSpecializationMapEntry;

/// One pipeline for each kind of instance, which differ in a constant of the shader only: one shader that asks for the
/// kind of every pixel took 40 % longer where the processor paints.
final class Pipelines implements Owned.Closing {
    private static final Kind[] KINDS = Kind.values();

    private final Device device;
    private final long[] handles = new long[KINDS.length];

    Pipelines(Device device, RenderPass pass, Bindings bindings) {
        this.device = device;
        try (ShaderModule vertex = new ShaderModule(device, "vert");
                ShaderModule fragment = new ShaderModule(device, "frag");
                MemoryStack stack = MemoryStack.stackPush()) {
            VkGraphicsPipelineCreateInfo.Buffer infos = VkGraphicsPipelineCreateInfo.calloc(KINDS.length, stack);
            for (Kind kind : KINDS) {
                fill(infos.get(kind.order()), stack)
                        .pStages(stages(vertex, fragment, kind, stack))
                        .layout(bindings.layout())
                        .renderPass(pass.handle());
            }
            LongBuffer created = stack.callocLong(KINDS.length);
            int result = vkCreateGraphicsPipelines(device.handle(), VK_NULL_HANDLE, infos, null, created);
            created.get(handles);
            if (result != 0) {
                close();
            }
            Results.require(result, "compile the shaders");
        }
    }

    /// The pipeline that draws this kind.
    long handle(Kind kind) {
        return handles[kind.order()];
    }

    @Override
    public void close() {
        for (long handle : handles) {
            vkDestroyPipeline(device.handle(), handle, null);
        }
    }

    private static VkPipelineShaderStageCreateInfo.Buffer stages(
            ShaderModule vertex, ShaderModule fragment, Kind kind, MemoryStack stack) {
        ByteBuffer main = stack.UTF8("main");
        ByteBuffer value = stack.malloc(Integer.BYTES).putInt(0, kind.order());
        VkSpecializationMapEntry.Buffer entry = VkSpecializationMapEntry.calloc(1, stack)
                .constantID(Shaders.KIND)
                .offset(0)
                .size(Integer.BYTES);
        VkSpecializationInfo constants =
                VkSpecializationInfo.calloc(stack).pMapEntries(entry).pData(value);
        VkPipelineShaderStageCreateInfo.Buffer stages = VkPipelineShaderStageCreateInfo.calloc(2, stack);
        stages.get(0)
                .sType$Default()
                .stage(VK_SHADER_STAGE_VERTEX_BIT)
                .module(vertex.handle())
                .pName(main);
        stages.get(1)
                .sType$Default()
                .stage(VK_SHADER_STAGE_FRAGMENT_BIT)
                .module(fragment.handle())
                .pName(main)
                .pSpecializationInfo(constants);
        return stages;
    }

    private static VkGraphicsPipelineCreateInfo fill(VkGraphicsPipelineCreateInfo info, MemoryStack stack) {
        return info.sType$Default()
                .pVertexInputState(
                        VkPipelineVertexInputStateCreateInfo.calloc(stack).sType$Default())
                .pInputAssemblyState(VkPipelineInputAssemblyStateCreateInfo.calloc(stack)
                        .sType$Default()
                        .topology(VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST))
                .pViewportState(VkPipelineViewportStateCreateInfo.calloc(stack)
                        .sType$Default()
                        .viewportCount(1)
                        .scissorCount(1))
                .pRasterizationState(VkPipelineRasterizationStateCreateInfo.calloc(stack)
                        .sType$Default()
                        .polygonMode(VK_POLYGON_MODE_FILL)
                        .cullMode(VK_CULL_MODE_NONE)
                        .lineWidth(1))
                .pMultisampleState(VkPipelineMultisampleStateCreateInfo.calloc(stack)
                        .sType$Default()
                        .rasterizationSamples(VK_SAMPLE_COUNT_1_BIT))
                .pColorBlendState(VkPipelineColorBlendStateCreateInfo.calloc(stack)
                        .sType$Default()
                        .pAttachments(premultiplied(stack)))
                .pDynamicState(VkPipelineDynamicStateCreateInfo.calloc(stack)
                        .sType$Default()
                        .pDynamicStates(stack.ints(VK_DYNAMIC_STATE_VIEWPORT, VK_DYNAMIC_STATE_SCISSOR)));
    }

    /// Source over, with colours that are multiplied by their alpha already.
    private static VkPipelineColorBlendAttachmentState.Buffer premultiplied(MemoryStack stack) {
        return VkPipelineColorBlendAttachmentState.calloc(1, stack)
                .blendEnable(true)
                .srcColorBlendFactor(VK_BLEND_FACTOR_ONE)
                .dstColorBlendFactor(VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA)
                .colorBlendOp(VK_BLEND_OP_ADD)
                .srcAlphaBlendFactor(VK_BLEND_FACTOR_ONE)
                .dstAlphaBlendFactor(VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA)
                .alphaBlendOp(VK_BLEND_OP_ADD)
                .colorWriteMask(VK_COLOR_COMPONENT_R_BIT
                        | VK_COLOR_COMPONENT_G_BIT
                        | VK_COLOR_COMPONENT_B_BIT
                        | VK_COLOR_COMPONENT_A_BIT);
    }
}
