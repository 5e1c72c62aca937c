package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.KHRDriverProperties.VK_KHR_DRIVER_PROPERTIES_EXTENSION_NAME;
import static org.lwjgl.vulkan.VK10.VK_FORMAT_FEATURE_COLOR_ATTACHMENT_BLEND_BIT;
import static org.lwjgl.vulkan.VK10.VK_PHYSICAL_DEVICE_TYPE_CPU;
import static org.lwjgl.vulkan.VK10.VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU;
import static org.lwjgl.vulkan.VK10.VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU;
import static org.lwjgl.vulkan.VK10.VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU;
import static org.lwjgl.vulkan.VK10.VK_QUEUE_GRAPHICS_BIT;
import static org.lwjgl.vulkan.VK10.VK_VERSION_MAJOR;
import static org.lwjgl.vulkan.VK10.VK_VERSION_MINOR;
import static org.lwjgl.vulkan.VK10.vkEnumerateDeviceExtensionProperties;
import static org.lwjgl.vulkan.VK10.vkEnumeratePhysicalDevices;
import static org.lwjgl.vulkan.VK10.vkGetPhysicalDeviceFormatProperties;
import static org.lwjgl.vulkan.VK10.vkGetPhysicalDeviceProperties;
import static org.lwjgl.vulkan.VK10.vkGetPhysicalDeviceQueueFamilyProperties;
import static org.lwjgl.vulkan.VK11.vkGetPhysicalDeviceProperties2;

import com.openagents.backroom.hud.vulkan.Candidate.Rank;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkExtensionProperties;
import org.lwjgl.vulkan.VkFormatProperties;
import org.lwjgl.vulkan.VkInstance;
import org.lwjgl.vulkan.VkPhysicalDevice;
import org.lwjgl.vulkan.VkPhysicalDeviceDriverPropertiesKHR;
import org.lwjgl.vulkan.VkPhysicalDeviceLimits;
import org.lwjgl.vulkan.VkPhysicalDeviceProperties;
import org.lwjgl.vulkan.VkPhysicalDeviceProperties2;
import org.lwjgl.vulkan.VkQueueFamilyProperties;

/// A device as the driver describes it, before it is opened.
///
/// @param queueFamily the first family of queues that draws
record PhysicalDevice(
        VkPhysicalDevice handle, Candidate candidate, List<String> extensions, OptionalInt queueFamily, int maxSidePx) {

    static List<PhysicalDevice> all(VkInstance instance) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            Results.require(vkEnumeratePhysicalDevices(instance, count, null), "list the devices");
            PointerBuffer handles = stack.mallocPointer(count.get(0));
            if (handles.hasRemaining()) {
                Results.require(vkEnumeratePhysicalDevices(instance, count, handles), "list the devices");
            }
            List<PhysicalDevice> devices = new ArrayList<>();
            for (int i = 0; i < count.get(0); i++) {
                devices.add(look(new VkPhysicalDevice(handles.get(i), instance)));
            }
            return devices;
        }
    }

    private static PhysicalDevice look(VkPhysicalDevice handle) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkPhysicalDeviceProperties properties = VkPhysicalDeviceProperties.calloc(stack);
            vkGetPhysicalDeviceProperties(handle, properties);
            int api = properties.apiVersion();
            List<String> extensions = extensions(handle, stack);
            OptionalInt family = graphicsFamily(handle, stack);
            Candidate candidate = new Candidate(
                    properties.deviceNameString(),
                    rank(properties.deviceType()),
                    driver(handle, extensions, properties, stack),
                    VK_VERSION_MAJOR(api) + "." + VK_VERSION_MINOR(api),
                    obstacle(handle, api, family, stack));
            return new PhysicalDevice(handle, candidate, extensions, family, maxSidePx(properties.limits()));
        }
    }

    private static Optional<String> obstacle(VkPhysicalDevice handle, int api, OptionalInt family, MemoryStack stack) {
        if (api < Instance.API_VERSION) {
            return Optional.of("it speaks Vulkan older than 1.1");
        }
        if (family.isEmpty()) {
            return Optional.of("it has no queue that draws");
        }
        VkFormatProperties format = VkFormatProperties.malloc(stack);
        vkGetPhysicalDeviceFormatProperties(handle, Image.COLOR, format);
        boolean blends = (format.optimalTilingFeatures() & VK_FORMAT_FEATURE_COLOR_ATTACHMENT_BLEND_BIT) != 0;
        return blends ? Optional.empty() : Optional.of("it does not draw into pictures of BGRA, 8 bits each");
    }

    private static int maxSidePx(VkPhysicalDeviceLimits limits) {
        int frame = Math.min(limits.maxFramebufferWidth(), limits.maxFramebufferHeight());
        int viewport = Math.min(limits.maxViewportDimensions(0), limits.maxViewportDimensions(1));
        return Math.min(limits.maxImageDimension2D(), Math.min(frame, viewport));
    }

    private static Rank rank(int type) {
        return switch (type) {
            case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU -> Rank.DISCRETE;
            case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU -> Rank.INTEGRATED;
            case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU -> Rank.VIRTUAL;
            case VK_PHYSICAL_DEVICE_TYPE_CPU -> Rank.SOFTWARE;
            default -> Rank.OTHER;
        };
    }

    private static OptionalInt graphicsFamily(VkPhysicalDevice handle, MemoryStack stack) {
        IntBuffer count = stack.mallocInt(1);
        vkGetPhysicalDeviceQueueFamilyProperties(handle, count, null);
        VkQueueFamilyProperties.Buffer families = VkQueueFamilyProperties.malloc(count.get(0), stack);
        vkGetPhysicalDeviceQueueFamilyProperties(handle, count, families);
        for (int i = 0; i < count.get(0); i++) {
            if ((families.get(i).queueFlags() & VK_QUEUE_GRAPHICS_BIT) != 0) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String driver(
            VkPhysicalDevice handle,
            List<String> extensions,
            VkPhysicalDeviceProperties properties,
            MemoryStack stack) {
        if (!extensions.contains(VK_KHR_DRIVER_PROPERTIES_EXTENSION_NAME)
                || properties.apiVersion() < Instance.API_VERSION) {
            return "driver " + Integer.toUnsignedString(properties.driverVersion());
        }
        VkPhysicalDeviceDriverPropertiesKHR driver =
                VkPhysicalDeviceDriverPropertiesKHR.calloc(stack).sType$Default();
        VkPhysicalDeviceProperties2 all =
                VkPhysicalDeviceProperties2.calloc(stack).sType$Default().pNext(driver);
        vkGetPhysicalDeviceProperties2(handle, all);
        return "driver " + (driver.driverNameString() + " " + driver.driverInfoString()).strip();
    }

    private static List<String> extensions(VkPhysicalDevice handle, MemoryStack stack) {
        IntBuffer count = stack.mallocInt(1);
        Results.require(
                vkEnumerateDeviceExtensionProperties(handle, (ByteBuffer) null, count, null),
                "list a device's extensions");
        try (VkExtensionProperties.Buffer all = VkExtensionProperties.malloc(count.get(0))) {
            Results.require(
                    vkEnumerateDeviceExtensionProperties(handle, (ByteBuffer) null, count, all),
                    "list a device's extensions");
            return all.stream().map(VkExtensionProperties::extensionNameString).toList();
        }
    }
}
