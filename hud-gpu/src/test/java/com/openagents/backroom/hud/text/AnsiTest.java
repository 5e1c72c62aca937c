package com.openagents.backroom.hud.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.text.Ansi.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsiTest {
    @Test
    void sgr_setsColourAndWeight_untilReset() {
        assertEquals(
                List.of(
                        new Span("a", Token.RED, false),
                        new Span("b", Token.RED, true),
                        new Span("c", Token.TEXT2, false)),
                Ansi.spans("\u001b[31ma\u001b[1mb\u001b[0mc", Token.TEXT2));
    }

    @ParameterizedTest
    @CsvSource({
        "38;5;196, RED",
        "38;5;208, ANSI_ORANGE",
        "38;5;226, ANSI_YELLOW",
        "38;5;118, ANSI_LIME",
        "38;5;46, GREEN",
        "38;5;51, ACCENT",
        "38;5;33, BLUE",
        "38;5;99, VIOLET",
        "38;5;201, ANSI_MAGENTA",
        "38;5;198, ANSI_PINK",
        "38;5;240, TEXT3",
        "38;5;255, TEXT2",
        "38;2;255;20;147, ANSI_PINK",
        "38:2:255:140:0, ANSI_ORANGE",
        "38;2;250;250;250, TEXT2",
        "48;2;255;0;0, TEXT2"
    })
    void coloursOf256AndMore_keepTheirHue(String codes, Token token) {
        assertEquals(List.of(new Span("x", token, false)), Ansi.spans("\u001b[" + codes + "mx", Token.TEXT2));
    }
}
