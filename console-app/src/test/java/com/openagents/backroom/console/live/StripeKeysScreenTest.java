package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The operator sets payments up, at a real server that began without Stripe's keys.
class StripeKeysScreenTest {
    private final LiveShop shop = new LiveShop();

    @RegisterExtension
    final OnStage window =
            new OnStage(stage -> shop.open(stage, Map.of("stripe.api-url", List.of(shop.stripe.url()))), shop::close);

    @Test
    void keys_areTestedWithAClearOutcome_andHoldAtOnce_withTheSecretsSealed(FxRobot robot) throws Exception {
        robot.clickOn("#go-stripe");
        awaitText(robot, "#stripe-words", "Billing is off: set stripe.secret-key and stripe.publishable-key");
        assertTrue(robot.lookup("#reconcile").queryButton().isDisabled());
        fill(robot, "#stripe-publishable-key", FakeStripe.PUBLISHABLE_KEY);
        fill(robot, "#stripe-secret-key", "sk_test_of_somebody_else");
        press(robot, "#stripe-test");
        awaitText(robot, "#stripe-outcome", "Stripe refuses");

        fill(robot, "#stripe-secret-key", FakeStripe.SECRET_KEY);
        fill(robot, "#stripe-webhook-secret", FakeStripe.WEBHOOK_SECRET);
        press(robot, "#stripe-test");
        awaitText(robot, "#stripe-outcome", "Stripe accepts the key, in test mode: no money moves.");
        assertTrue(shop.house.server().payments().setup().active().isEmpty(), "a test stores nothing");

        press(robot, "#stripe-save");
        awaitText(robot, "#stripe-outcome", "Saved.");
        awaitText(robot, "#stripe-words", "Billing is on, in test mode: no money moves.");
        assertEquals(
                "", robot.lookup("#stripe-secret-key").queryAs(TextField.class).getText());
        assertFalse(isInAnyFile(FakeStripe.SECRET_KEY), "the secret key lies sealed");
        assertFalse(isInAnyFile(FakeStripe.WEBHOOK_SECRET), "the signing secret lies sealed");
        press(robot, "#reconcile");
        awaitText(robot, "#reconcile-outcome", "of Stripe's gone through");
    }

    @Test
    void keysOfTwoModes_areRefusedWithASentence(FxRobot robot) {
        robot.clickOn("#go-stripe");
        awaitText(robot, "#stripe-words", "Billing is off");
        fill(robot, "#stripe-publishable-key", "pk_live_a");
        fill(robot, "#stripe-secret-key", FakeStripe.SECRET_KEY);
        press(robot, "#stripe-save");
        awaitText(robot, "#stripe-outcome", "Set two keys of the same mode.");
    }

    @Test
    void liveKey_isAskedAboutOnce_whereOnlyThisMachineReachesTheServer_ST24(FxRobot robot) {
        robot.clickOn("#go-stripe");
        awaitText(robot, "#stripe-words", "Billing is off");
        fill(robot, "#stripe-publishable-key", "pk_live_a");
        fill(robot, "#stripe-secret-key", "rk_live_a");
        press(robot, "#stripe-save");
        awaitText(robot, "#stripe-words", "Stripe's live key charges real cards");
        assertTrue(shop.house.server().payments().setup().active().isEmpty(), "not before it is confirmed");
        press(robot, "#confirm-live");
        awaitText(robot, "#stripe-words", "Billing is on: cards are charged.");
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
    }

    private static void awaitText(FxRobot robot, String label, String part) {
        Console.await(
                robot,
                part,
                () -> robot.lookup(label)
                        .tryQueryAs(Label.class)
                        .filter(shown -> shown.getText().contains(part))
                        .isPresent());
    }

    private static void fill(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
    }

    private boolean isInAnyFile(String text) throws IOException {
        try (Stream<Path> files = Files.walk(shop.house.folder())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
