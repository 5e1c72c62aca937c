package com.openagents.backroom.console.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void whatSteersAText_isWrittenOut_andTheRestStays() {
        assertEquals("a\\nb\\u0009c", Texts.visible("a\nb\tc"));
        assertEquals("/x/\\u202egpj.exe", Texts.visible("/x/\u202egpj.exe"));
        assertEquals("\\u2066x\\u2069\\u200f\\u2028", Texts.visible("\u2066x\u2069\u200f\u2028"));
        assertEquals("\\ud800", Texts.visible("\ud800"));
        assertEquals("\u05e9\u05dc \ud83d\ude00 \u00e9 {}", Texts.visible("\u05e9\u05dc \ud83d\ude00 \u00e9 {}"));
    }
}
