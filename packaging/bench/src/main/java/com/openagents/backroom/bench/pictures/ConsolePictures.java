package com.openagents.backroom.bench.pictures;

import com.openagents.backroom.console.Backend;
import com.openagents.backroom.console.ConsoleLaunch;
import com.openagents.backroom.hud.action.HudAction;
import java.nio.file.Path;
import java.time.Clock;

/// Opens the console, goes through it as a person does, and takes pictures of it. Not for the FX thread.
final class ConsolePictures {
    /// Where the replay stands, as a part of the session.
    private static final double WITHIN = 0.6;

    private final ConsoleHand hand = new ConsoleHand();
    private final ConsoleCamera camera;

    /// @param folder takes the pictures
    ConsolePictures(Path folder) {
        camera = new ConsoleCamera(folder);
    }

    /// @param data where the console would remember its window
    /// @param payer who bought something
    void take(Backend backend, Path data, Clock clock, String payer) {
        try (ConsoleLaunch launch = new ConsoleLaunch(data, clock, "vulkan")) {
            launch.start();
            launch.connect(backend);
            hand.awaitText("#status-painter", "Vulkan");
            wall();
            hud();
            replay();
            screens(payer);
        }
    }

    private void wall() {
        camera.take(Shot.CONSOLE_WALL, "#wall");
        hand.press(HudAction.TIMELINE);
        camera.take(Shot.CONSOLE_TIMELINE, "#wall");
        hand.press(HudAction.TIMELINE);
        hand.press(HudAction.WAITING);
        camera.take(Shot.CONSOLE_WAITING, "#hud");
        hand.press(HudAction.CLOSE);
    }

    private void hud() {
        hand.await("#wall");
        hand.open(Story.SESSION);
        camera.take(Shot.CONSOLE_HUD, "#hud");
        hand.push("#appearance");
        camera.take(Shot.CONSOLE_HUD_LIGHT, "#hud");
        hand.push("#appearance");
        hand.press(HudAction.SEARCH);
        hand.write("#search", Story.SOUGHT);
        hand.enter("#search");
        hand.await("#finds");
        camera.take(Shot.CONSOLE_SEARCH, "#hud");
        hand.write("#search", "");
        hand.press(HudAction.CLOSE);
        hand.press(HudAction.PALETTE);
        hand.write("#palette-field", "");
        camera.take(Shot.CONSOLE_PALETTE, "#hud");
        hand.press(HudAction.CLOSE);
        hand.press(HudAction.KEYS);
        hand.await("#key-sheet");
        camera.take(Shot.CONSOLE_KEYS, "#hud");
        hand.press(HudAction.CLOSE);
        hand.press(HudAction.OPEN);
        hand.write("#palette-field", Story.CHANGED);
        hand.enter("#palette-field");
        hand.await("#whole");
        hand.write("#whole-search", "");
        camera.take(Shot.CONSOLE_WHOLE, "#hud");
        hand.press(HudAction.CLOSE);
    }

    private void replay() {
        hand.press(HudAction.REPLAY);
        hand.await("#replay-moment");
        hand.slide("#replay-slider", WITHIN);
        camera.take(Shot.CONSOLE_REPLAY, "#hud");
    }

    private void screens(String payer) {
        hand.push("#go-share");
        hand.click("More");
        hand.await("#share-save");
        camera.take(Shot.CONSOLE_SHARE, "#share-screen");
        hand.push("#go-billing");
        hand.click(payer);
        hand.await("#balance");
        camera.take(Shot.CONSOLE_BILLING, "#billing-screen");
        hand.push("#go-stripe");
        hand.await("#books-words");
        camera.take(Shot.CONSOLE_STRIPE, "#stripe-screen");
        hand.push("#go-sources");
        camera.take(Shot.CONSOLE_SOURCES, "#sources-screen");
        hand.push("#go-settings");
        hand.await("#github-save");
        camera.take(Shot.CONSOLE_SETTINGS, "#settings-screen");
    }
}
