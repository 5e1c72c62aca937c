package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.Marked;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.SignedInBrowser;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.backoffice.Payer;
import com.openagents.backroom.server.backoffice.Via;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.UsageStore;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.LedgerHead;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.Posting;
import com.openagents.backroom.server.ledger.TxnKind;
import com.openagents.backroom.server.usage.Usage;
import com.openagents.backroom.server.usage.UsageEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// People's credits at a real server, put right by its operator.
class BillingScreenTest {
    private final LiveShop shop = new LiveShop();

    @RegisterExtension
    final OnStage window = new OnStage(shop::open, shop::close);

    @Test
    void credits_areGivenAfterASecondLook_andWrittenDown_LG10(FxRobot robot) throws Exception {
        try (SignedInBrowser bob = shop.bob()) {
            choose(robot, "bob");
            Console.awaitNode(robot, "100,000 credits");
            robot.clickOn("#adjust");
            assertEquals(
                    List.of("bob"),
                    Marked.rows(robot, "#payers", Payer.class, Payer::username),
                    "whoever is shown below is marked in the list");
            fill(robot, "#adjust-credits", "5 thousand");
            robot.clickOn("#adjust-look");
            awaitText(robot, "#adjust-outcome", "Write how many credits as a whole number");
            fill(robot, "#adjust-credits", "5,000");
            robot.clickOn("#adjust-look");
            awaitText(robot, "#adjust-outcome", "Write a reason");
            fill(robot, "#adjust-reason", "a slow day of ours");
            robot.clickOn("#adjust-look");
            Console.awaitNode(robot, "Give 5,000 credits to bob? The balance goes from 100,000 to 105,000 credits.");
            robot.clickOn("#adjust-no");
            assertEquals(100_000, shop.bobsCredits().balance().total(), "nothing is booked yet");

            robot.clickOn("#adjust-look");
            Console.awaitNode(robot, "#adjust-yes");
            robot.clickOn("#adjust-yes");
            awaitText(robot, "#adjust-outcome", "Booked.");
            Console.awaitNode(robot, "105,000 credits");
            Console.awaitNode(robot, "by operator");
            Console.awaitNode(robot, "give 5000 credits: a slow day of ours \u2192 the balance is 105000 credits");
            assertTrue(bob.get("/api/billing/balance").contains("105000"));
        }
    }

    @Test
    void moreThanThereIs_isNotTaken(FxRobot robot) throws Exception {
        try (SignedInBrowser _ = shop.bob()) {
            choose(robot, "bob");
            Console.awaitNode(robot, "100,000 credits");
            robot.clickOn("#adjust");
            fill(robot, "#adjust-credits", "\u2212100001");
            fill(robot, "#adjust-reason", "all and more");
            robot.clickOn("#adjust-look");
            awaitText(robot, "#adjust-outcome", "There are only 100000 credits to take");
            assertEquals(100_000, shop.bobsCredits().balance().total());
        }
    }

    @Test
    void purchase_isRefunded_andItsInvoiceIsOpenedAndSaved(FxRobot robot) throws Exception {
        try (SignedInBrowser bob = shop.bob()) {
            shop.buy(bob, "r1");
            shop.deliver();
            choose(robot, "bob");
            Console.awaitNode(robot, "\u2713 paid");
            robot.clickOn("Refund");
            fill(robot, "#refund-amount", "$9.00");
            fill(robot, "#refund-reason", "came late");
            robot.clickOn("#refund-look");
            awaitText(robot, "#refund-outcome", "Write an amount up to $8.00.");
            fill(robot, "#refund-amount", "4");
            robot.clickOn("#refund-look");
            Console.awaitNode(
                    robot, "Refund $4.00 to bob? Stripe gives it back to the card, and 50,000 credits are taken.");
            robot.clickOn("#refund-yes");
            awaitText(robot, "#refund-outcome", "Refunded.");
            Console.awaitNode(robot, "\u2713 paid, $4.00 refunded");
            Console.awaitNode(robot, "150,000 credits");

            Console.awaitNode(robot, "INV-000001");
            press(robot, "Open INV-000001");
            Console.await(robot, "the invoice to be opened", () -> Files.exists(shop.house.opened()));
            assertTrue(Files.readString(shop.house.opened()).endsWith("INV-000001.pdf"));
            Path saved = shop.house.downloads().resolve("INV-000001.pdf");
            press(robot, "Save INV-000001");
            Console.await(robot, "the invoice to be saved", () -> Files.exists(saved));
            Console.awaitNode(robot, "Saved as " + saved + ".");
            assertTrue(Files.readString(saved, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
            press(robot, "Save INV-000001");
            Console.awaitNode(robot, "Saved as " + saved.resolveSibling("INV-000001 (2).pdf") + ".");
        }
    }

    @Test
    void usage_isGivenBackOnce_afterASecondLook(FxRobot robot) throws Exception {
        try (SignedInBrowser _ = shop.bob()) {
            UUID id = shop.bobsCredits().id();
            UsageEvent event = new UsageEvent("/agents", "run-1", "used", null, null, null, 0, 0, 60_000);
            Ledger ledger = new Ledger(new LedgerStore(), () -> {}, InstantSource.system());
            Usage usage = new Usage(shop.house.database(), new UsageStore(), ledger, InstantSource.system());
            assertEquals(1, usage.book(id, List.of(event)).accepted());
            choose(robot, "bob");
            Console.awaitNode(robot, "40,000 credits");
            press(robot, "Give posting 2 back");
            Console.awaitNode(robot, "#usage-refund-look");
            robot.clickOn("#usage-refund-look");
            awaitText(robot, "#usage-refund-outcome", "Write a reason");
            fill(robot, "#usage-refund-reason", "the model failed");
            robot.clickOn("#usage-refund-look");
            Console.awaitNode(
                    robot, "Give 60,000 credits back for run-1 from /agents? That is done once for each use.");
            assertEquals(40_000, shop.bobsCredits().balance().total(), "nothing is booked yet");

            robot.clickOn("#usage-refund-yes");

            awaitText(robot, "#usage-refund-outcome", "Given back.");
            Console.awaitNode(robot, "100,000 credits");
            Console.awaitNode(robot, "use taken back");
            Console.awaitNode(
                    robot,
                    "give back what usage run-1 from /agents cost: the model failed \u2192 the balance is 100000 credits");
        }
    }

    @Test
    void lowAndFrozenPeople_areSeenAtAGlance(FxRobot robot) throws Exception {
        try (SignedInBrowser bob = shop.bob()) {
            shop.buy(bob, "r1");
            shop.deliver();
            UUID id = shop.bobsCredits().id();
            shop.office().adjust(Via.CONSOLE, id, new Adjustment(UUID.randomUUID(), -190_000, "a test"), 10_000);
            Console.awaitNode(robot, "1 low");
            robot.clickOn("#status-billing");
            robot.clickOn("bob");
            awaitText(robot, "#balance-notice", "Low: the balance fell below 20,000 credits");
            robot.clickOn("Refund");
            fill(robot, "#refund-reason", "all of it");
            robot.clickOn("#refund-look");
            Console.awaitNode(robot, "#refund-yes");
            robot.clickOn("#refund-yes");
            awaitText(robot, "#balance-notice", "Frozen: more was taken back than was left");
            Console.awaitNode(robot, "1 frozen");
            Console.awaitNode(robot, "\u2717 frozen");
        }
    }

    @Test
    void brokenBooks_areAnAlarmThatLeadsToWhatIsWrong(FxRobot robot) throws Exception {
        try (SignedInBrowser _ = shop.bob()) {
            assertFalse(robot.lookup("#alarm").query().isVisible());
            breakTheBooks();
            shop.house.server().backoffice().stripe().checkBooks();
            Console.awaitNode(robot, "#alarm");
            robot.clickOn("See what is wrong");
            Console.awaitNode(robot, "\u2717 Every balance is what its entries say");
            awaitText(robot, "#books-words", "Nobody can spend until this is put right");
        }
    }

    /// Leaves bob one credit more than his postings say.
    private void breakTheBooks() {
        UUID id = shop.bobsCredits().id();
        LedgerTxn signUp = shop.office().postings(id, Long.MAX_VALUE).getFirst();
        Posting again = new Posting(TxnKind.SIGNUP, "another", signUp.posting().entries(), null, null);
        Balance wrong = new Balance(200_001, 0);
        LedgerTxn txn = new LedgerTxn(id, signUp.seq() + 1, again, signUp.at(), wrong, signUp.hash());
        LedgerHead head = new LedgerHead(wrong, txn.seq(), txn.hash(), 0, false);
        shop.house.database().run(tx -> new LedgerStore().add(tx, List.of(txn), head));
    }

    private static void choose(FxRobot robot, String name) {
        robot.clickOn("#go-billing");
        Console.awaitNode(robot, "#payers");
        robot.clickOn("#payer-search").write(name.substring(0, 2));
        Console.awaitNode(robot, name);
        robot.clickOn(name);
    }

    private static void press(FxRobot robot, String accessibleText) {
        robot.interact(() -> robot.lookup(".quiet-button")
                .match(button -> accessibleText.equals(button.getAccessibleText()))
                .queryButton()
                .fire());
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
