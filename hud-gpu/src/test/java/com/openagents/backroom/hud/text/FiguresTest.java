package com.openagents.backroom.hud.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Font;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void counts_keepThreeDigits() {
        assertEquals("394", Figures.count(394));
        assertEquals("9,999", Figures.count(9_999));
        assertEquals("10.0k", Figures.count(10_000));
        assertEquals("133k", Figures.count(132_900));
        assertEquals("1.00M", Figures.count(999_999));
        assertEquals("1.23M", Figures.count(1_234_567));
        assertEquals("12.3M", Figures.count(12_345_678));
        assertEquals("9.22E", Figures.count(Long.MAX_VALUE));
    }

    /// Figures that change stand under one another: the family that they are set in has digits of one width.
    @Test
    void digits_areOfOneWidth() {
        FontMetrics metrics = FontMetrics.load();
        for (Font font : new Font[] {Font.TIME, Font.FIGURE, Font.FIGURE_STRONG, Font.BIG, Font.ALARM_CLOCK}) {
            for (char digit = '0'; digit <= '9'; digit++) {
                assertEquals(metrics.advance('0', font), metrics.advance(digit, font), font + " " + digit);
            }
        }
    }

    @Test
    void model_isNamedWithoutItsMakerAndDate() {
        assertEquals("sonnet-4-5", Figures.model("claude-sonnet-4-5-20250929"));
        assertEquals("opus-5-5", Figures.model("claude-opus-5-5"));
        assertEquals("gpt-5.1-codex", Figures.model("gpt-5.1-codex"));
        assertEquals("20250929", Figures.model("20250929"));
    }

    @Test
    void oneOfAThing_isNamedAsOne() {
        assertEquals("1 call", Figures.calls(1));
        assertEquals("0 calls", Figures.calls(0));
        assertEquals("1 unread line", Figures.unreadLines(1));
        assertEquals("10.0k unread lines", Figures.unreadLines(10_000));
    }

    @Test
    void timesAndMoney_areAsInTheTokens() {
        assertEquals("24 ms", Figures.elapsed(24));
        assertEquals("7.8 s", Figures.elapsed(7_849));
        assertEquals("2:14", Figures.elapsed(134_000));
        assertEquals("21 min", Figures.elapsed(21 * 60_000));
        assertEquals("3 h", Figures.span(3 * 3_600_000 + 5));
        assertEquals("40:02", Figures.clock(2_402_000));
        assertEquals("1:00:05", Figures.clock(3_605_000));
        assertEquals("$14.36", Figures.money(14_363_905));
        assertEquals("$0.01", Figures.money(5_000));
        assertEquals("15:03:06", Figures.timeOfDay(Instant.parse("2025-12-23T15:03:06.9Z")));
        assertEquals("", Figures.age("yesterday", Instant.EPOCH));
    }

    @Test
    void paths_keepTheirFileName_andTextsTheirBeginning() {
        FontMetrics metrics = FontMetrics.load();
        TextFit fit = new TextFit(metrics);
        String path = fit.path("crates/autopilot/src/dashboard.rs", Font.CODE, 150);
        assertEquals("\u2026/src/dashboard.rs", path);
        String cut = fit.end("git commit -m \"Add real-time WebSocket\"", Font.CODE, 150);
        assertTrue(cut.startsWith("git commit") && cut.endsWith("\u2026") && metrics.width(cut, Font.CODE) <= 150, cut);
    }

    @Test
    void cellsOfCode_areAsWideAsTheTokensSay() {
        FontMetrics metrics = FontMetrics.load();
        assertEquals(7.2, metrics.width("0", Font.CODE), 1e-9);
        assertEquals(6.6, metrics.width("W", Font.TIME), 1e-9);
        assertEquals(14.4, metrics.width("\ud83d\ude00", Font.CODE), 1e-9);
    }
}
