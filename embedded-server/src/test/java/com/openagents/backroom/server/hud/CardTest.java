package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.testing.Await;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pictures that a HUD is shown with elsewhere.
class CardTest {
    private static final String CARD = "/hud/ada/shop/card.png";
    private static final String PUBLIC_URL = "https://hud.example.org";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void card_isAPictureOfTheForemostSession() throws IOException {
        try (ServerFixture fixture = shared(RedactionPolicy.STANDARD)) {
            BufferedImage dark = picture(fixture, CARD);
            BufferedImage light = picture(fixture, CARD + "?theme=light");
            assertEquals(List.of(1200, 630), List.of(dark.getWidth(), dark.getHeight()));
            assertEquals(0xff101317, dark.getRGB(5, 5));
            assertEquals(0xffffffff, light.getRGB(5, 5));
            assertTrue(inked(dark, 130, 180) > 500, "the title");
            assertTrue(inked(dark, 500, 550) > 500, "the figures");
            assertEquals(400, fixture.get(CARD + "?theme=pink").statusCode());
        }
    }

    @Test
    void cardThatIsKnown_isNotSentAgain_untilSomethingHappens() {
        try (ServerFixture fixture = shared(RedactionPolicy.STANDARD)) {
            Await.until(
                    "a tag that lasts",
                    () -> { // at the turn of a minute there are two
                        String tag = tag(fixture);
                        var again = fixture.get(CARD, "If-None-Match", tag);
                        return again.statusCode() == 304 && again.body().isEmpty();
                    });
            String before = tag(fixture);
            fixture.write(1);
            Await.until("a new card", () -> !tag(fixture).equals(before));
            assertEquals(200, fixture.get(CARD, "If-None-Match", before).statusCode());
            assertEquals(
                    "public, max-age=60",
                    fixture.get(CARD).headers().firstValue("Cache-Control").orElse(""));
        }
    }

    @Test
    void strangers_seeThePublicProjection_andNothingOfAPrivateHud() throws Exception {
        try (ServerFixture fixture = shared(RedactionPolicy.STRICT);
                Browser owner = fixture.operatorsBrowser()) {
            BufferedImage stranger = picture(fixture, CARD);
            BufferedImage owners = picture(fixture, CARD, owner.cookies());
            int strangersTitle = inked(stranger, 130, 180);
            int ownersTitle = inked(owners, 130, 180);
            assertNotEquals(strangersTitle, ownersTitle, "the title is hidden from strangers");
            assertEquals(inked(stranger, 55, 85), inked(owners, 55, 85));
            share(fixture, false, RedactionPolicy.STRICT);
            assertEquals(404, fixture.get(CARD).statusCode());
            assertEquals(200, owner.get(CARD).statusCode());
        }
    }

    @Test
    void badge_isWellFormed_andAsWideAsItsWords() throws Exception {
        try (ServerFixture fixture = shared(RedactionPolicy.STANDARD)) {
            String svg = fixture.get("/hud/ada/shop/badge.svg").body();
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            assertEquals("svg", root.getTagName());
            Matcher words = Pattern.compile("working \\d+ APM").matcher(root.getTextContent());
            assertTrue(words.find(), svg);
            double measured = FontMetrics.load().width("Backroom", Font.LABEL)
                    + FontMetrics.load().width(words.group(), Font.LABEL);
            double width = Double.parseDouble(root.getAttribute("width"));
            assertTrue(width >= measured + 4 * 8 && width <= measured + 4 * 8 + 2, width + " for " + measured);
        }
    }

    @Test
    void linkToAPublicHud_isShownWithItsCard_underThePublicUrl() {
        try (ServerFixture fixture = told(Map.of("server.public-url", List.of(PUBLIC_URL)));
                Browser stranger = fixture.loopbackBrowser();
                Browser owner = fixture.loopbackBrowser()) {
            share(fixture, true, RedactionPolicy.STANDARD);
            String page = stranger.get("/hud/ada/shop").body();
            for (String tag : List.of(
                    "property=\"og:image\" content=\"" + PUBLIC_URL + CARD + "\"",
                    "property=\"og:image:width\" content=\"1200\"",
                    "name=\"twitter:card\" content=\"summary_large_image\"",
                    "name=\"twitter:image\" content=\"" + PUBLIC_URL + CARD + "\"",
                    "property=\"og:url\" content=\"" + PUBLIC_URL + "/hud/ada/shop\"")) {
                assertTrue(page.contains(tag), tag + " in " + page);
            }
            share(fixture, false, RedactionPolicy.STANDARD);
            owner.get(fixture.ticketPath("/hud/ada/shop"));
            String own = owner.get("/hud/ada/shop").body();
            assertTrue(own.contains("data-public=\"false\"") && !own.contains("og:image"), own);
        }
    }

    private ServerFixture shared(RedactionPolicy policy) {
        ServerFixture fixture = told(Map.of());
        share(fixture, true, policy);
        return fixture;
    }

    private ServerFixture told(Map<String, List<String>> settings) {
        ServerFixture fixture = new ServerFixture(folder, InstantSource.system(), settings);
        fixture.write(List.of(
                new SessionStart("opus", "/home/ada/shop", null, "Add prices to the cart", null),
                new Chunk(Role.ASSISTANT, "I look.", "m"),
                new ToolStart("t1", "Bash", ToolKind.EXECUTE, "ls", null)));
        return fixture;
    }

    private static void share(ServerFixture fixture, boolean isPublic, RedactionPolicy policy) {
        fixture.server().huds().change(ServerFixture.HUD, new HudSettings(isPublic, false, policy, List.of()));
    }

    private static String tag(ServerFixture fixture) {
        return fixture.get(CARD).headers().firstValue("ETag").orElseThrow();
    }

    private static BufferedImage picture(ServerFixture fixture, String path) throws IOException {
        return picture(fixture, path, "");
    }

    private static BufferedImage picture(ServerFixture fixture, String path, String cookies) throws IOException {
        URLConnection connection =
                URI.create(fixture.server().origin().url(path)).toURL().openConnection();
        connection.setRequestProperty("Cookie", cookies);
        try (InputStream png = connection.getInputStream()) {
            return ImageIO.read(png);
        }
    }

    /// How many px between two lines differ from the ground.
    private static int inked(BufferedImage picture, int from, int to) {
        int ground = picture.getRGB(2, from);
        int inked = 0;
        for (int y = from; y < to; y++) {
            for (int x = 64; x < 1136; x++) {
                inked += picture.getRGB(x, y) == ground ? 0 : 1;
            }
        }
        return inked;
    }
}
