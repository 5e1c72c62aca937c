package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.EXTDebugUtils.VK_EXT_DEBUG_UTILS_EXTENSION_NAME;
import static org.lwjgl.vulkan.EXTValidationFeatures.VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT;
import static org.lwjgl.vulkan.KHRPortabilityEnumeration.VK_INSTANCE_CREATE_ENUMERATE_PORTABILITY_BIT_KHR;
import static org.lwjgl.vulkan.KHRPortabilityEnumeration.VK_KHR_PORTABILITY_ENUMERATION_EXTENSION_NAME;
import static org.lwjgl.vulkan.VK10.VK_MAKE_API_VERSION;
import static org.lwjgl.vulkan.VK10.vkCreateInstance;
import static org.lwjgl.vulkan.VK10.vkDestroyInstance;
import static org.lwjgl.vulkan.VK10.vkEnumerateInstanceExtensionProperties;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkApplicationInfo;
import org.lwjgl.vulkan.VkExtensionProperties;
import org.lwjgl.vulkan.VkInstance;
import org.lwjgl.vulkan.VkInstanceCreateInfo;
import org.lwjgl.vulkan.VkValidationFeaturesEXT;

/// The connection to Vulkan's loader, with the validation layers if they are asked for.
final class Instance implements Owned.Closing {
    /// The Vulkan this program is written for: it is everywhere, and nothing newer is needed.
    static final int API_VERSION = VK_MAKE_API_VERSION(0, 1, 1, 0);

    private static final String VALIDATION_LAYER = "VK_LAYER_KHRONOS_validation";

    private final VkInstance handle;
    private final Optional<Messenger> messenger;

    private Instance(VkInstance handle, Optional<Messenger> messenger) {
        this.handle = handle;
        this.messenger = messenger;
    }

    /// Opens Vulkan.
    ///
    /// @throws VulkanException when there is none, or no driver
    static Instance open(VulkanSettings settings) {
        Loader.require();
        Optional<Messenger> messenger = settings.validation().map(Messenger::new);
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkInstanceCreateInfo info = VkInstanceCreateInfo.calloc(stack)
                    .sType$Default()
                    .pApplicationInfo(VkApplicationInfo.calloc(stack)
                            .sType$Default()
                            .pApplicationName(stack.UTF8("Backroom"))
                            .apiVersion(API_VERSION));
            List<String> extensions = new ArrayList<>();
            if (extensions(stack).contains(VK_KHR_PORTABILITY_ENUMERATION_EXTENSION_NAME)) {
                // Without it, the loader hides drivers that put Vulkan on top of Metal.
                extensions.add(VK_KHR_PORTABILITY_ENUMERATION_EXTENSION_NAME);
                info.flags(VK_INSTANCE_CREATE_ENUMERATE_PORTABILITY_BIT_KHR);
            }
            if (messenger.isPresent()) {
                extensions.add(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);
                info.ppEnabledLayerNames(stack.pointers(stack.UTF8(VALIDATION_LAYER)))
                        .pNext(messenger.get().createInfo(stack))
                        .pNext(synchronisation(stack));
            }
            info.ppEnabledExtensionNames(names(extensions, stack));
            PointerBuffer pointer = stack.mallocPointer(1);
            Results.require(vkCreateInstance(info, null, pointer), "start Vulkan");
            VkInstance handle = new VkInstance(pointer.get(0), info);
            messenger.ifPresent(listener -> listener.attach(handle));
            return new Instance(handle, messenger);
        } catch (VulkanException e) {
            messenger.ifPresent(Messenger::close);
            throw e;
        }
    }

    VkInstance handle() {
        return handle;
    }

    /// All devices, judged.
    DeviceChoice choice() {
        return choice(PhysicalDevice.all(handle));
    }

    /// The device to use.
    PhysicalDevice best() {
        List<PhysicalDevice> devices = PhysicalDevice.all(handle);
        return devices.get(choice(devices).requireChosen());
    }

    private static DeviceChoice choice(List<PhysicalDevice> devices) {
        return new DeviceChoice(devices.stream().map(PhysicalDevice::candidate).toList());
    }

    @Override
    public void close() {
        messenger.ifPresent(listener -> listener.detach(handle));
        vkDestroyInstance(handle, null);
        messenger.ifPresent(Messenger::close);
    }

    static PointerBuffer names(List<String> names, MemoryStack stack) {
        PointerBuffer pointers = stack.mallocPointer(names.size());
        for (String name : names) {
            ByteBuffer text = stack.UTF8(name);
            pointers.put(text);
        }
        return pointers.flip();
    }

    private static List<String> extensions(MemoryStack stack) {
        IntBuffer count = stack.mallocInt(1);
        Results.require(
                vkEnumerateInstanceExtensionProperties((ByteBuffer) null, count, null), "list Vulkan's extensions");
        try (VkExtensionProperties.Buffer all = VkExtensionProperties.malloc(count.get(0))) {
            Results.require(
                    vkEnumerateInstanceExtensionProperties((ByteBuffer) null, count, all), "list Vulkan's extensions");
            return all.stream().map(VkExtensionProperties::extensionNameString).toList();
        }
    }

    private static VkValidationFeaturesEXT synchronisation(MemoryStack stack) {
        return VkValidationFeaturesEXT.calloc(stack)
                .sType$Default()
                .pEnabledValidationFeatures(stack.ints(VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT));
    }
}
