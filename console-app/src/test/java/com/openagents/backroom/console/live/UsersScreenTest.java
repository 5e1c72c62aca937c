package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.Marked;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.SignedInBrowser;
import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeUser;
import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore.Counted;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The people who signed in at a real server, seen and shown out by its operator.
class UsersScreenTest {
    private static final long BOB = 1001;
    private static final long CAROL = 1002;
    private static final String SIGNED_OUT = "{\"user\":null}";

    private final FakeGitHub github =
            new FakeGitHub(InstantSource.system()).with(FakeUser.of(BOB, "bob")).with(FakeUser.of(CAROL, "Carol"));
    private final LiveHouse house = new LiveHouse();

    @RegisterExtension
    final OnStage window = new OnStage(stage -> house.open(stage, github.settings()), () -> {
        house.close();
        github.close();
    });

    @Test
    void person_isFound_andSessionsAndKeysAreEnded(FxRobot robot) throws Exception {
        try (SignedInBrowser bob = browser(BOB);
                SignedInBrowser carol = browser(CAROL)) {
            carol.post("/api/account/api-key", "{\"name\":\"laptop\",\"scopes\":[\"events\"]}");
            robot.clickOn("#go-users");
            Console.awaitNode(robot, "bob");
            robot.clickOn("#user-search").write("car");
            Console.await(
                    robot, "only Carol", () -> robot.lookup("bob").queryAll().isEmpty());
            Console.awaitNode(robot, "1 session · 1 key · 0 HUDs");
            robot.clickOn("Carol");
            Console.awaitNode(robot, "Firefox of the test");

            robot.clickOn("Revoke");
            Console.awaitNode(robot, "No keys.");
            robot.clickOn("#user-search").eraseText(3);
            Console.awaitNode(robot, "bob");
            assertEquals(List.of("Carol"), marked(robot), "whoever is shown below stays marked in the list");
            robot.clickOn("End");
            Console.awaitNode(robot, "Signed in nowhere.");
            assertEquals(SIGNED_OUT, carol.get("/api/auth/me"));
            assertTrue(bob.get("/api/auth/me").contains("bob"), "nobody else is signed out");
        }
    }

    @Test
    void account_isDeletedAfterAQuestion_andTheOperatorsIsNot(FxRobot robot) throws Exception {
        try (SignedInBrowser carol = browser(CAROL)) {
            robot.clickOn("#go-users");
            Console.awaitNode(robot, "operator of this installation");
            robot.clickOn("operator of this installation");
            Console.awaitNode(robot, "#delete-account");
            assertTrue(robot.lookup("#delete-account").queryAs(Button.class).isDisabled());

            robot.clickOn("Carol");
            Console.await(
                    robot,
                    "Carol's account",
                    () -> !robot.lookup("#delete-account").queryAs(Button.class).isDisabled());
            robot.clickOn("#delete-account");
            Console.awaitNode(robot, "Delete Carol with 0 HUDs? Nothing brings that back.");
            robot.clickOn("#delete-no");
            assertEquals(2, names().size(), "nothing was deleted yet");
            robot.clickOn("#delete-account").clickOn("#delete-yes");
            Console.await(
                    robot,
                    "Carol to be gone",
                    () -> names().equals(List.of(house.server().operator().username())));
            assertEquals(SIGNED_OUT, carol.get("/api/auth/me"));
        }
    }

    private static List<String> marked(FxRobot robot) {
        return Marked.rows(robot, "#people", Counted.class, one -> one.account().username());
    }

    private SignedInBrowser browser(long userId) throws Exception {
        return new SignedInBrowser(house.server().origin().toString(), github, userId);
    }

    private List<String> names() {
        return house.server().people().search("").stream()
                .map(found -> found.account())
                .map(Account::username)
                .toList();
    }
}
