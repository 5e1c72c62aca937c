package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.vkCreateShaderModule;
import static org.lwjgl.vulkan.VK10.vkDestroyShaderModule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.vulkan.VkShaderModuleCreateInfo;

/// A compiled shader, handed to the driver.
final class ShaderModule implements Owned.Closing {
    private final Device device;
    private final long handle;

    /// Loads a shader that the build compiled.
    ///
    /// @param stage `vert` or `frag`
    ShaderModule(Device device, String stage) {
        this.device = device;
        byte[] compiled = compiled(Shaders.resource(stage));
        ByteBuffer code = MemoryUtil.memAlloc(compiled.length).put(compiled).flip();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkShaderModuleCreateInfo info =
                    VkShaderModuleCreateInfo.calloc(stack).sType$Default().pCode(code);
            LongBuffer created = stack.mallocLong(1);
            Results.require(vkCreateShaderModule(device.handle(), info, null, created), "take a shader");
            handle = created.get(0);
        } finally {
            MemoryUtil.memFree(code);
        }
    }

    long handle() {
        return handle;
    }

    @Override
    public void close() {
        vkDestroyShaderModule(device.handle(), handle, null);
    }

    private static byte[] compiled(String resource) {
        try (InputStream in = ShaderModule.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not there; was the build step of the shaders run?");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
