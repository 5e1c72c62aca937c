package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.SignedInBrowser;
import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeUser;
import com.openagents.backroom.fakes.github.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The operator sets sign-in up and links an account, at a real server that began without GitHub.
class SettingsScreenTest {
    private static final long DEV = 1001;

    private final FakeGitHub github = new FakeGitHub(InstantSource.system()).with(FakeUser.of(DEV, "dev"));
    private final LiveHouse house = new LiveHouse();

    @RegisterExtension
    final OnStage window = new OnStage(house::open, () -> {
        house.close();
        github.close();
    });

    @Test
    void app_isTestedWithAClearOutcome_andHoldsAtOnce_withTheSecretSealed(FxRobot robot) throws Exception {
        robot.clickOn("#go-settings");
        Console.awaitNode(robot, house.server().origin() + "/api/auth/github/callback");
        fill(robot, "#github-url", github.url());
        fill(robot, "#github-client-id", FakeGitHub.CLIENT_ID);
        fill(robot, "#github-client-secret", "not-the-secret-of-this-app");
        robot.clickOn("#github-test");
        awaitOutcome(robot, "does not accept this client id with this secret");

        fill(robot, "#github-client-secret", FakeGitHub.CLIENT_SECRET);
        github.fail(new Fault.Page(502));
        robot.clickOn("#github-test");
        awaitOutcome(robot, "can't be asked");
        github.fail(new Fault.None());
        robot.clickOn("#github-test");
        awaitOutcome(robot, "GitHub accepts the app: people can sign in, and this console can be linked.");
        assertTrue(house.server().gitHubApp().signIn().isEmpty(), "a test stores nothing");

        robot.clickOn("#github-save");
        awaitOutcome(robot, "Saved.");
        try (SignedInBrowser dev = new SignedInBrowser(house.server().origin().toString(), github, DEV)) {
            assertTrue(dev.get("/api/auth/me").contains("\"github_username\":\"dev\""));
        }
        assertFalse(isInAnyFile(FakeGitHub.CLIENT_SECRET), "the secret lies sealed");
    }

    @Test
    void operatorsAccount_isLinkedByACode(FxRobot robot) {
        robot.clickOn("#go-settings");
        Console.awaitNode(robot, "No GitHub account is linked. Set up the app above first.");
        fill(robot, "#github-url", github.url());
        fill(robot, "#github-client-id", FakeGitHub.CLIENT_ID);
        robot.clickOn("#github-save");
        awaitOutcome(robot, "Saved.");
        robot.clickOn("Link GitHub");
        Console.awaitNode(robot, "#user-code");
        String code = robot.lookup("#user-code").queryAs(Label.class).getText();
        assertTrue(code.startsWith("FAKE-"), code);
        robot.clickOn("Copy code");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertEquals(code, copied[0]);
        github.approveDevice(DEV);
        Console.awaitNode(robot, "Linked to dev at GitHub.");
        robot.clickOn("Unlink");
        Console.awaitNode(robot, "Link GitHub");
    }

    @Test
    void wrongAddress_isRefusedWithASentence(FxRobot robot) {
        robot.clickOn("#go-settings");
        Console.awaitNode(robot, "#github-url");
        fill(robot, "#github-url", "github.example.org");
        fill(robot, "#github-client-id", "x");
        robot.clickOn("#github-save");
        awaitOutcome(robot, "The setting github.url from the console cannot be used");
    }

    private static void awaitOutcome(FxRobot robot, String part) {
        Console.await(
                robot,
                part,
                () -> robot.lookup("#github-outcome")
                        .queryAs(Label.class)
                        .getText()
                        .contains(part));
    }

    private static void fill(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
    }

    private boolean isInAnyFile(String text) throws IOException {
        try (Stream<Path> files = Files.walk(house.folder())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
