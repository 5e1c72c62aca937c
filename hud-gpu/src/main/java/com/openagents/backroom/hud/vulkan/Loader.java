package com.openagents.backroom.hud.vulkan;

import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.Library;
import org.lwjgl.system.Platform;
import org.lwjgl.vulkan.VK;

/// The system's Vulkan loader, the library behind which the drivers are.
///
/// LWJGL's class `VK` loads it in its static initialiser; if that fails, the class is unusable for the life of the
/// process. So the library is tried first, without touching the class.
final class Loader {
    private Loader() {}

    /// Throws when there is no loader.
    static void require() {
        try {
            if (Configuration.MEMORY_BACKEND.get() == null) {
                // The one that needs neither sun.misc.Unsafe nor another option of the JVM. Read once, at the first
                // use.
                Configuration.MEMORY_BACKEND.set("ffm");
            }
            String name = switch (Platform.get()) {
                case LINUX, FREEBSD -> "libvulkan.so.1";
                case MACOSX -> "libvulkan.1.dylib";
                case WINDOWS -> "vulkan-1";
            };
            String wanted = Configuration.VULKAN_LIBRARY_NAME.get(name);
            // The supplier takes the place of a page of advice on stderr.
            Library.loadNative(VK.class, "org.lwjgl.vulkan", null, () -> missing(wanted), wanted)
                    .free();
        } catch (LinkageError e) {
            throw new VulkanException(
                    Trouble.NO_LOADER, "Vulkan is not installed on this machine (" + advice() + ").", e);
        }
    }

    private static org.lwjgl.system.SharedLibrary missing(String name) {
        throw new UnsatisfiedLinkError("no " + name);
    }

    private static String advice() {
        return switch (Platform.get()) {
            case LINUX -> "apt-get install libvulkan1 mesa-vulkan-drivers";
            case FREEBSD -> "pkg install vulkan-loader";
            case MACOSX -> "brew install vulkan-loader molten-vk";
            case WINDOWS -> "install the driver of the graphics card's maker";
        };
    }
}
