package com.openagents.backroom.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {
    /// What browsers send in November 2026, as they document it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 | Firefox 145 on Linux",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
                        + " | Chrome 142 on Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
                        + " Safari/537.36 Edg/142.0.0.0 | Edge 142 on Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/26.0 Mobile/15E148 Safari/604.1 | Safari 26 on iPhone",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0"
                        + " Safari/605.1.15 | Safari 26 on macOS",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile"
                        + " Safari/537.36 | Chrome 142 on Android",
                "curl/8.5.0 | curl/8.5.0",
            })
    void agent_isCalledAsPeopleCallIt(String agent, String name) {
        assertEquals(name, BrowserName.of(agent));
    }

    @Test
    void whatIsNoBrowser_isShownAsItIs_butNotLong() {
        assertEquals("a program without a name", BrowserName.of(null));
        assertEquals("a program without a name", BrowserName.of("  "));
        assertEquals("x".repeat(59) + "…", BrowserName.of("x".repeat(500)));
    }
}
