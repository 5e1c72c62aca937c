package com.openagents.backroom.console.doctor;

import com.openagents.backroom.hud.vulkan.DeviceChoice;
import com.openagents.backroom.hud.vulkan.VulkanException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Which graphics devices there are, and what paints the HUD.
final class Vulkan {
    private static final String SUBJECT = "Vulkan";

    private static final String INSTEAD = " The console paints with JavaFX instead.";

    /// A broken driver can hang.
    private static final long MAX_SECONDS = 10;

    private Vulkan() {}

    /// One finding for each device, or why there is none.
    ///
    /// @param renderer value of `hud.renderer`
    static List<Finding> findings(String renderer, Supplier<DeviceChoice> devices) {
        List<Finding> findings = new ArrayList<>();
        if (renderer.equals("canvas")) {
            findings.add(Finding.ok("Painter", "JavaFX, as hud.renderer says"));
        }
        try {
            // On another thread, so that it can be given up.
            DeviceChoice choice = CompletableFuture.supplyAsync(devices).get(MAX_SECONDS, TimeUnit.SECONDS);
            List<String> reasons = choice.reasons();
            for (int i = 0; i < reasons.size(); i++) {
                boolean isUsable = choice.candidates().get(i).isUsable();
                findings.add(isUsable ? Finding.ok(SUBJECT, reasons.get(i)) : Finding.note(SUBJECT, reasons.get(i)));
            }
            if (choice.findChosen().isEmpty()) {
                findings.add(Finding.note(
                        SUBJECT, "No device that can be used (apt-get install mesa-vulkan-drivers)." + INSTEAD));
            }
        } catch (ExecutionException e) {
            String sentence = e.getCause() instanceof VulkanException trouble
                    ? trouble.sentence()
                    : "It cannot be opened: " + e.getCause() + ".";
            findings.add(Finding.note(SUBJECT, sentence + INSTEAD));
        } catch (TimeoutException e) {
            findings.add(Finding.note(
                    SUBJECT, "The graphics driver does not answer; update it, or set hud.renderer to canvas."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return findings;
    }
}
