package com.openagents.backroom.hud.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lwjgl.vulkan.VK10;

/// Each way in which Vulkan can fail is told as one sentence, and everything can be closed after it.
class VulkanTroubleTest {
    @Test
    void lostDevice_isSaid() {
        VulkanException lost = failing(VulkanSettings.DEFAULT.submitting((_, _, _) -> VK10.VK_ERROR_DEVICE_LOST));

        assertEquals(Trouble.DEVICE_LOST, lost.trouble());
        assertEquals("The graphics device was lost: its driver crashed or was replaced.", lost.getMessage());
    }

    @Test
    void fullMemory_isSaid() {
        VulkanException full =
                failing(VulkanSettings.DEFAULT.submitting((_, _, _) -> VK10.VK_ERROR_OUT_OF_DEVICE_MEMORY));

        assertEquals(Trouble.OUT_OF_MEMORY, full.trouble());
        assertEquals(
                "There is not enough graphics memory to take a frame; close other programs or make the window smaller.",
                full.getMessage());
    }

    @Test
    void frameThatNeverEnds_isGivenUp() {
        VulkanException silent = failing(
                VulkanSettings.DEFAULT.submitting((_, _, _) -> VK10.VK_SUCCESS).waiting(Duration.ofMillis(1)));

        assertEquals(Trouble.NO_ANSWER, silent.trouble());
        assertEquals("The graphics driver did not paint a frame in time.", silent.getMessage());
    }

    @Test
    void anyOtherRefusal_isSaidWithItsNumber() {
        VulkanException refused =
                failing(VulkanSettings.DEFAULT.submitting((_, _, _) -> VK10.VK_ERROR_INITIALIZATION_FAILED));

        assertEquals(Trouble.REFUSED, refused.trouble());
        assertEquals(
                "The graphics driver refused to take a frame (Vulkan error -3); a newer one may.",
                refused.getMessage());
    }

    @Test
    void machineWithoutDriver_isSaid() throws IOException, InterruptedException {
        String said = child(
                List.of(), Map.of("VK_DRIVER_FILES", "/nonexistent.json", "VK_ICD_FILENAMES", "/nonexistent.json"));

        assertEquals("NO_DRIVER: No Vulkan driver is installed (apt-get install mesa-vulkan-drivers).", said);
    }

    @Test
    void machineWithoutVulkan_isSaid_andVulkanCanStillBeTriedAgain() throws IOException, InterruptedException {
        String said = child(List.of("-Dorg.lwjgl.vulkan.libname=/nonexistent/libvulkan.so"), Map.of());

        assertTrue(said.startsWith("NO_LOADER: Vulkan is not installed on this machine ("), said);
    }

    private static VulkanException failing(VulkanSettings settings) {
        try (VulkanPainter painter = VulkanPainter.open(settings);
                FrameRing ring = painter.ring(4, 4, 1)) {
            return assertThrows(
                    VulkanException.class, () -> painter.paint(Lists.quads(4, 4), new GlyphAtlas(List.of()), ring, 0));
        }
    }

    /// What [OpenVulkan] says in a process of its own.
    private static String child(List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OpenVulkan.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
