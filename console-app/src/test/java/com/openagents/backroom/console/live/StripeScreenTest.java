package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.SignedInBrowser;
import com.openagents.backroom.fakes.stripe.Fault;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Payments at a real server, looked after by its operator.
class StripeScreenTest {
    private final LiveShop shop = new LiveShop();

    @RegisterExtension
    final OnStage window = new OnStage(shop::open, shop::close);

    @Test
    void missedWebhooks_areMadeUpForByReconciling(FxRobot robot) throws Exception {
        try (SignedInBrowser bob = shop.bob()) {
            shop.buy(bob, "r1");
            robot.clickOn("#go-stripe");
            awaitText(robot, "#stripe-words", "Billing is on, in test mode: no money moves.");
            robot.clickOn("#reconcile");
            awaitText(robot, "#reconcile-outcome", "of Stripe's gone through");
            assertEquals(200_000, shop.bobsCredits().balance().total());
        }
    }

    @Test
    void events_areFiltered_shownWhole_andWorkedOnAgain(FxRobot robot) throws Exception {
        try (SignedInBrowser bob = shop.bob()) {
            shop.buy(bob, "r1");
            shop.stripe.fail(new Fault.Refused(429, "rate_limit_error", "lock_timeout"));
            shop.deliver();
            shop.stripe.fail(new Fault.None());
            robot.clickOn("#go-stripe");
            Console.awaitNode(robot, "payment_intent.succeeded");
            Console.awaitNode(robot, "setup_intent.succeeded");
            robot.interact(() ->
                    robot.lookup("#events-troubled").queryAs(CheckBox.class).fire());
            Console.await(
                    robot,
                    "only what failed",
                    () -> robot.lookup("setup_intent.succeeded").queryAll().isEmpty());
            fill(robot, "#event-search", "payment_intent.suc");
            Console.awaitNode(robot, "\u2717 failed");
            robot.interact(() -> robot.lookup("#stripe-events")
                    .queryAs(ListView.class)
                    .getSelectionModel()
                    .select(0));
            Console.await(
                    robot,
                    "the body of the event",
                    () -> robot.lookup("#event-payload")
                            .queryAs(TextArea.class)
                            .getText()
                            .contains("\"payment_intent.succeeded\""));
            robot.interact(() -> robot.lookup("#replay-event").queryButton().fire());
            awaitText(robot, "#event-outcome", "credited");
            assertEquals(200_000, shop.bobsCredits().balance().total());
        }
    }

    @Test
    void payment_thatFitsNothing_isSeenAndClosedWithWords(FxRobot robot) throws Exception {
        try (SignedInBrowser bob = shop.bob()) {
            shop.buy(bob, "r1");
            shop.deliver();
            shop.payForNothing();
            Console.awaitNode(robot, "1 in suspense");
            robot.clickOn("#go-stripe");
            Console.awaitNode(robot, "It is paid, and no purchase of it is known here.");
            Console.awaitNode(robot, "$12.34");
            robot.clickOn("Close");
            Console.awaitNode(robot, "#suspense-words");
            fill(robot, "#suspense-words", "refunded at Stripe");
            robot.clickOn("#suspense-yes");
            Console.awaitNode(robot, "\u2713 refunded at Stripe");
            assertEquals(0, shop.house.server().backoffice().stripe().suspenseCount());
            robot.clickOn("#go-billing");
            Console.awaitNode(robot, "refunded at Stripe \u2192 closed");
        }
    }

    @Test
    void books_areLookedAtNow(FxRobot robot) {
        robot.clickOn("#go-stripe");
        Console.awaitNode(robot, "\u2713 Every balance is what its entries say");
        robot.interact(() -> robot.lookup("#check-books").queryButton().fire());
        awaitText(robot, "#books-words", "All of this held");
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
}
