package com.openagents.backroom.hud.vulkan;

import com.openagents.backroom.hud.vulkan.Candidate.Rank;
import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Which of the devices paints, and why the others do not.
public record DeviceChoice(List<Candidate> candidates) {
    public DeviceChoice {
        candidates = List.copyOf(candidates);
    }

    /// All devices of this machine. Opens Vulkan and closes it again.
    ///
    /// @throws VulkanException when there is no Vulkan
    public static DeviceChoice ofThisMachine() {
        try (Instance instance = Instance.open(VulkanSettings.DEFAULT)) {
            return instance.choice();
        }
    }

    /// Index of the usable device of the first rank; of two, the one that the driver names first.
    public OptionalInt findChosen() {
        for (Rank rank : Rank.values()) {
            for (int i = 0; i < candidates.size(); i++) {
                if (candidates.get(i).rank() == rank && candidates.get(i).isUsable()) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    /// One line for each device: what it is, and why it is used or not.
    public List<String> reasons() {
        OptionalInt chosen = findChosen();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            boolean isChosen = chosen.isPresent() && chosen.getAsInt() == i;
            lines.add(candidate.name() + " (" + candidate.rank().words() + ", " + candidate.driver() + ", Vulkan "
                    + candidate.api() + "): " + (isChosen ? "used" : reason(candidate)));
        }
        return lines;
    }

    int requireChosen() {
        return findChosen()
                .orElseThrow(() -> new VulkanException(
                        Trouble.NO_DEVICE,
                        candidates.isEmpty()
                                ? "Vulkan finds no graphics device (apt-get install mesa-vulkan-drivers)."
                                : "No graphics device can paint the HUD: " + String.join("; ", reasons()) + "."));
    }

    private String reason(Candidate unused) {
        return unused.obstacle()
                .map(obstacle -> "not usable, " + obstacle)
                .orElseGet(() -> "not used, " + candidates.get(requireChosen()).name() + " comes first");
    }
}
