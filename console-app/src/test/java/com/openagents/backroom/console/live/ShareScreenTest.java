package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.StreamClient;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.server.hud.ShareLinks;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Sharing and unsharing in the console, at a real server that others can reach.
class ShareScreenTest {
    private final LiveHouse house = new LiveHouse();

    @RegisterExtension
    final OnStage window = new OnStage(
            stage -> house.open(stage, Map.of("server.public-url", List.of("https://hud.example.org"))), house::close);

    @Test
    void firstShare_isAskedAboutOnce_andUnsharingEndsItEverywhere(FxRobot robot) throws Exception {
        LiveHud hud = privateHud(robot);
        robot.clickOn("#go-share");
        Console.awaitNode(robot, "its folder has no git remote");
        robot.clickOn("Make public");
        Console.awaitNode(robot, "#exposure-question");
        assertFalse(hud.isPublic(), "nothing is shown before the answer");
        robot.clickOn("#exposure-no");
        Console.await(
                robot,
                "the question to go",
                () -> !robot.lookup("#exposure-question").query().isVisible());
        assertFalse(hud.isPublic());

        robot.clickOn("Make public").clickOn("#exposure-yes");
        Console.awaitNode(robot, "Unshare");
        assertTrue(hud.isPublic());
        String path = "/hud/" + hud.id();
        assertEquals(200, status(path));
        try (StreamClient viewer = new StreamClient(local(path + "/stream").toString())) {
            Console.awaitNode(robot, "1 watching now, 1 at the busiest");
            Console.await(robot, "the link says so", () -> "Public, 1 viewer".equals(link(robot)));
            robot.clickOn("Unshare");
            Await.until("the open stream ends", viewer::isOver);
            Console.await(robot, "the link says that, too", () -> "Private".equals(link(robot)));
        }
        assertEquals(404, status(path));

        robot.clickOn("Make public");
        Console.awaitNode(robot, "Unshare");
        assertTrue(hud.isPublic(), "it is asked once");
    }

    /// What the window says of the HUD's link.
    private static String link(FxRobot robot) {
        return Stream.of("#link-visibility", "#link-viewers")
                .map(id -> robot.lookup(id).queryAs(Label.class))
                .filter(Node::isVisible)
                .map(Label::getText)
                .collect(Collectors.joining(", "));
    }

    @Test
    void linkFrameBadgeAndCode_areTakenAlong(FxRobot robot) throws Exception {
        LiveHud hud = shared(robot);
        ShareLinks links = ShareLinks.of(hud.id(), house.server().origin());
        robot.clickOn("Copy link");
        assertEquals("https://hud.example.org/hud/" + hud.id(), copied(robot));
        robot.clickOn("More").clickOn("Copy iframe");
        assertEquals(links.frame(), copied(robot));
        robot.clickOn("Copy badge");
        assertEquals(
                "[![" + hud.id() + " on Backroom](" + links.url() + "/badge.svg)](" + links.url() + ")", copied(robot));
        assertEquals(links.url(), decoded(robot));
    }

    @Test
    void settings_areChecked_andHoldAtOnce(FxRobot robot) throws Exception {
        LiveHud hud = shared(robot);
        HudSettings shared = hud.settings();
        robot.clickOn("More");
        robot.clickOn("#share-ancestors").write("blog.example.org").clickOn("#share-save");
        Console.awaitNode(robot, "Write the sites like https://blog.example.org, with spaces between them.");
        assertEquals(shared, hud.settings(), "nothing of a form with a mistake holds");

        robot.clickOn("#share-ancestors").eraseText(16).write("https://Blog.example.org http://127.0.0.1:3000");
        choose(robot, "#share-policy", "Names, times and counts only");
        choose(robot, "#share-expiry", "In an hour");
        robot.clickOn("#share-framed").clickOn("#share-save");
        // The window's clock stands on a day that is over, so an hour from then is over too for the server.
        Console.await(robot, "the share to end", () -> !hud.isPublic());
        assertEquals(404, status("/hud/" + hud.id()));
        HudSettings settings = hud.settings();
        assertEquals(List.of("https://blog.example.org", "http://127.0.0.1:3000"), settings.allowedAncestors());
        assertEquals(RedactionPolicy.STRICT, settings.policy());
        assertFalse(settings.embedAllowed());
    }

    /// Takes a choice by its words, as far as they are those on the screen.
    private static <T> void choose(FxRobot robot, String box, String words) {
        ChoiceBox<T> choices = robot.lookup(box).query();
        List<T> fitting = choices.getItems().stream()
                .filter(choice -> choices.getConverter() == null
                        ? String.valueOf(choice).equals(words)
                        : choices.getConverter().toString(choice).equals(words))
                .toList();
        assertEquals(1, fitting.size(), () -> words + " among " + choices.getItems());
        robot.interact(() -> choices.setValue(fitting.getFirst()));
    }

    private LiveHud privateHud(FxRobot robot) throws IOException {
        house.append(Files.readAllLines(SharedFixtures.require(LiveConsoleTest.TRANSCRIPT)));
        Console.awaitText(robot, "#wall", "Add a discount");
        return house.server().huds().loaded().stream()
                .filter(hud -> !hud.isPublic())
                .findFirst()
                .orElseThrow();
    }

    private LiveHud shared(FxRobot robot) throws IOException {
        LiveHud hud = privateHud(robot);
        house.server().exposure().confirm();
        robot.clickOn("#go-share");
        Console.awaitNode(robot, "Make public");
        robot.clickOn("Make public");
        Console.awaitNode(robot, "Unshare");
        return hud;
    }

    private static String copied(FxRobot robot) {
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        return copied[0];
    }

    /// What a phone reads off the screen.
    private static String decoded(FxRobot robot) throws ReaderException {
        WritableImage[] shot = new WritableImage[1];
        robot.interact(() -> shot[0] = robot.lookup(".qr").query().snapshot(null, null));
        int width = (int) shot[0].getWidth();
        int height = (int) shot[0].getHeight();
        int[] pixels = new int[width * height];
        shot[0].getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    /// The listener itself, without the proxy that the public address is of.
    private URI local(String path) {
        return URI.create(house.server().operatorUrl("/")).resolve(path);
    }

    private int status(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(local(path)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
