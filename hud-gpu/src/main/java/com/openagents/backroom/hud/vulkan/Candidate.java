package com.openagents.backroom.hud.vulkan;

import java.util.Optional;

/// A graphics device that Vulkan shows, and whether it can paint the HUD.
///
/// @param driver the driver's version or name as it says itself
/// @param api the newest Vulkan it speaks, like `1.3`
/// @param obstacle why it cannot be used; empty when it can
public record Candidate(String name, Rank rank, String driver, String api, Optional<String> obstacle) {
    /// Kinds of devices, the most wanted first.
    public enum Rank {
        DISCRETE("graphics card"),
        INTEGRATED("graphics in the processor"),
        VIRTUAL("graphics of a virtual machine"),
        SOFTWARE("painted by the processor"),
        OTHER("of an unknown kind");

        private final String words;

        Rank(String words) {
            this.words = words;
        }

        /// What a person calls it.
        public String words() {
            return words;
        }
    }

    public boolean isUsable() {
        return obstacle.isEmpty();
    }
}
