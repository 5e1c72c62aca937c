package com.openagents.backroom.hud.vulkan;

/// A program that opens Vulkan twice and says what it was told the second time: a failed try must not poison the next.
final class OpenVulkan {
    private OpenVulkan() {}

    public static void main(String[] args) {
        String said = "";
        for (int i = 0; i < 2; i++) {
            try {
                VulkanPainter.open(VulkanSettings.DEFAULT).close();
                said = "opened";
            } catch (VulkanException e) {
                said = e.trouble() + ": " + e.getMessage();
            }
        }
        System.out.println(said);
    }
}
