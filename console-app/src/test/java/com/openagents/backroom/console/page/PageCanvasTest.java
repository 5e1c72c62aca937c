package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The canvas that a link asks for: it draws, and the page under it stays whole.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCanvasTest {
    private static final String PAINTED = "() => document.documentElement.classList.contains('painted')";

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

    @Test
    void pageWithoutTheWish_hasNoCanvas() {
        Page page = chromium.open(live.url(), 1280, 800);
        page.waitForSelector(".scripted .panels");
        assertEquals(0, page.locator("canvas").count());
    }

    @Test
    void wishedCanvas_isDrawn_andThePageUnderItHoldsTheSameText() throws IOException {
        Page plain = chromium.open(live.url(), 1280, 800);
        Page page = chromium.open(live.url() + "?renderer=webgl", 1280, 800);
        page.waitForFunction(PAINTED);
        assertEquals("true", page.locator("canvas").evaluate("canvas => canvas.closest('[aria-hidden]').ariaHidden"));
        assertTrue(colors(page.locator("canvas").screenshot()) > 8, "the canvas is empty");
        assertEquals(
                plain.locator("#hud .panel.thread").textContent(),
                page.locator("#hud .panel.thread").textContent());
        assertEquals(List.of(), chromium.errors());
    }

    private static long colors(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
                .distinct()
                .count();
    }

    @Test
    void lostContext_givesThePageBack() {
        Page page = chromium.open(live.url() + "?renderer=webgl", 1280, 800);
        page.waitForFunction(PAINTED);
        page.evaluate("""
                () => document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()""");
        page.waitForFunction("() => !document.documentElement.classList.contains('painted')");
    }
}
