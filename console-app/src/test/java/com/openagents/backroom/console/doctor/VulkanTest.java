package com.openagents.backroom.console.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.vulkan.Candidate;
import com.openagents.backroom.hud.vulkan.Candidate.Rank;
import com.openagents.backroom.hud.vulkan.DeviceChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What the doctor says of graphics devices.
class VulkanTest {
    private static final Candidate SOFTWARE =
            new Candidate("llvmpipe", Rank.SOFTWARE, "driver Mesa 22", "1.3", Optional.empty());
    private static final Candidate OLD =
            new Candidate("GTX", Rank.DISCRETE, "driver 1", "1.0", Optional.of("it speaks Vulkan older than 1.1"));

    @Test
    void everyDevice_hasALineWithItsReason() {
        assertEquals(
                List.of(
                        "note  Vulkan         GTX (graphics card, driver 1, Vulkan 1.0): not usable, it speaks Vulkan"
                                + " older than 1.1",
                        "ok    Vulkan         llvmpipe (painted by the processor, driver Mesa 22, Vulkan 1.3): used"),
                lines("auto", () -> new DeviceChoice(List.of(OLD, SOFTWARE))));
    }

    @Test
    void noDevice_isNoFailure_becauseJavaFxPaints() {
        assertEquals(
                List.of("note  Vulkan         No device that can be used (apt-get install mesa-vulkan-drivers). The"
                        + " console paints with JavaFX instead."),
                lines("auto", () -> new DeviceChoice(List.of())));
        assertEquals(
                List.of("note  Vulkan         It cannot be opened: java.lang.IllegalStateException: broken. The console"
                        + " paints with JavaFX instead."),
                lines("vulkan", () -> {
                    throw new IllegalStateException("broken");
                }));
    }

    @Test
    void choiceOfTheOperator_isSaidFirst() {
        assertEquals(
                List.of(
                        "ok    Painter        JavaFX, as hud.renderer says",
                        "ok    Vulkan         llvmpipe (painted by the processor, driver Mesa 22, Vulkan 1.3): used"),
                lines("canvas", () -> new DeviceChoice(List.of(SOFTWARE))));
    }

    private static List<String> lines(String renderer, Supplier<DeviceChoice> devices) {
        return Vulkan.findings(renderer, devices).stream().map(Finding::line).toList();
    }
}
