package com.openagents.backroom.hud.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.vulkan.Candidate.Rank;
import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Which device is taken, and what is said of the others.
class DeviceChoiceTest {
    private static final Candidate SOFTWARE = usable("llvmpipe", Rank.SOFTWARE);
    private static final Candidate INTEGRATED = usable("Iris", Rank.INTEGRATED);
    private static final Candidate DISCRETE = usable("RTX", Rank.DISCRETE);
    private static final Candidate OLD =
            new Candidate("GTX", Rank.DISCRETE, "driver 1", "1.0", Optional.of("it speaks Vulkan older than 1.1"));

    @Test
    void bestUsableDevice_isTaken() {
        assertEquals(OptionalInt.of(2), new DeviceChoice(List.of(SOFTWARE, INTEGRATED, DISCRETE)).findChosen());
        assertEquals(OptionalInt.of(2), new DeviceChoice(List.of(OLD, SOFTWARE, INTEGRATED)).findChosen());
        assertEquals(OptionalInt.of(0), new DeviceChoice(List.of(SOFTWARE)).findChosen());
        assertEquals(OptionalInt.of(0), new DeviceChoice(List.of(DISCRETE, DISCRETE)).findChosen());
    }

    @Test
    void everyDevice_hasItsReason() {
        assertEquals(
                List.of(
                        "llvmpipe (painted by the processor, driver 1, Vulkan 1.3): not used, Iris comes first",
                        "GTX (graphics card, driver 1, Vulkan 1.0): not usable, it speaks Vulkan older than 1.1",
                        "Iris (graphics in the processor, driver 1, Vulkan 1.3): used"),
                new DeviceChoice(List.of(SOFTWARE, OLD, INTEGRATED)).reasons());
    }

    @Test
    void noUsableDevice_isSaidWithTheReasons() {
        VulkanException none =
                assertThrows(VulkanException.class, () -> new DeviceChoice(List.of(OLD)).requireChosen());
        VulkanException empty = assertThrows(VulkanException.class, () -> new DeviceChoice(List.of()).requireChosen());

        assertEquals(Trouble.NO_DEVICE, none.trouble());
        assertEquals(
                "No graphics device can paint the HUD: GTX (graphics card, driver 1, Vulkan 1.0): not usable, it speaks"
                        + " Vulkan older than 1.1.",
                none.getMessage());
        assertEquals("Vulkan finds no graphics device (apt-get install mesa-vulkan-drivers).", empty.getMessage());
    }

    @Test
    void thisMachine_hasADeviceThatPaints() {
        DeviceChoice choice = DeviceChoice.ofThisMachine();

        assertTrue(choice.findChosen().isPresent(), () -> choice.toString());
    }

    private static Candidate usable(String name, Rank rank) {
        return new Candidate(name, rank, "driver 1", "1.3", Optional.empty());
    }
}
