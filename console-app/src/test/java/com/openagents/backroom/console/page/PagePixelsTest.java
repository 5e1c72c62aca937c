package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView.Offsets;
import com.openagents.backroom.hud.layout.PanelCache;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.raster.Picture;
import com.openagents.backroom.hud.raster.Raster;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.server.json.EventCodec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the browser's canvas shows is what the processor paints of the same events: the same fold, layout, encoder and
/// glyphs, once compiled to JavaScript and drawn by WebGL2, once in this machine's Java.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagePixelsTest {
    /// What painters may differ by in a channel: each rounds in its own float arithmetic.
    private static final int TOLERANCE = 2;

    private final LiveServer live = new LiveServer();
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void readRecording() throws IOException {
        live.appendAndRead(RecentRecording.lines());
    }

    @AfterAll
    void close() {
        chromium.close();
        live.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DARK, 1, 1280, 800",
        "LIGHT, 1, 1280, 800",
        "DARK, 2, 1280, 800",
        "LIGHT, 2, 1000, 700",
        "DARK, 2, 390, 844"
    })
    void canvas_isPaintedAsTheProcessorPaints(Theme theme, int scale, int width, int height) throws Exception {
        Page page = chromium.open(
                live.url() + "?renderer=webgl",
                new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setDeviceScaleFactor(scale)
                        .setColorScheme(theme.isDark() ? ColorScheme.DARK : ColorScheme.LIGHT),
                "const now = Date.now(); Date.now = () => now;");
        page.waitForFunction("() => document.documentElement.classList.contains('painted')");
        BufferedImage shown =
                ImageIO.read(new ByteArrayInputStream(page.locator("canvas").screenshot()));
        Instant now = Instant.parse(page.locator(".utc time").getAttribute("datetime"));
        Picture expected = painted(theme, scale, shown.getWidth(), shown.getHeight(), now);
        assertEquals("", differences(expected, shown));
        assertEquals(List.of(), chromium.errors());
    }

    private Picture painted(Theme theme, int scale, int widthPx, int heightPx, Instant now) throws Exception {
        FontMetrics metrics = FontMetrics.load();
        GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load()));
        Frame frame = new Frame((double) widthPx / scale, (double) heightPx / scale, theme, metrics, now);
        Scene scene = HudLayout.layPanels(folded().sessions().getFirst(), Offsets.AT_END, frame, new PanelCache());
        DisplayList list = new DisplayList();
        new SceneEncoder(metrics, atlas).encode(scene, scale, list);
        Picture picture = new Picture();
        new Raster(atlas).paint(list, picture);
        return picture;
    }

    /// The state that the log says, as a stranger may read it.
    private HudState folded() throws IOException, InterruptedException {
        HudState state = new HudState(live.hud().id());
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(live.url() + "/events")).build();
            http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .forEach(line -> state.apply(EventCodec.decode(line.getBytes(StandardCharsets.UTF_8))));
        }
        return state;
    }

    /// How many px differ and where the first does; empty when none does.
    private static String differences(Picture expected, BufferedImage shown) {
        int count = 0;
        int greatest = 0;
        String first = "";
        for (int y = 0; y < expected.height(); y++) {
            for (int x = 0; x < expected.width(); x++) {
                int difference = between(expected.pixels()[y * expected.width() + x], shown.getRGB(x, y));
                greatest = Math.max(greatest, difference);
                if (difference > TOLERANCE) {
                    count++;
                    first = first.isEmpty() ? " at " + x + ", " + y : first;
                }
            }
        }
        return count == 0 ? "" : count + " px differ, the first" + first + ", by " + greatest + " at most";
    }

    private static int between(int a, int b) {
        int greatest = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            greatest = Math.max(greatest, Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)));
        }
        return greatest;
    }
}
