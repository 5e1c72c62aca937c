package com.openagents.backroom.console.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
    private static final String ADDRESS = "http://127.0.0.1:8787/hud/dev/shop?a=1&b=$(id)";

    @Test
    void opener_getsTheAddressAsOneArgument(@TempDir Path folder) throws Exception {
        Path seen = folder.resolve("seen");
        new Browser(List.of("sh", "-c", "printf %s \"$1\" > '" + seen + "'", "opener")).open(ADDRESS);

        assertEquals(ADDRESS, Files.readString(seen));
    }

    @Test
    void missingOpener_saysWhatToDo() {
        IOException e =
                assertThrows(IOException.class, () -> new Browser(List.of("no-such-opener-here")).open(ADDRESS));

        assertTrue(String.valueOf(e.getMessage()).contains("Copy the link"), e.getMessage());
    }

    @Test
    void failingOpener_saysWhatToDo() {
        IOException e = assertThrows(IOException.class, () -> new Browser(List.of("false")).open(ADDRESS));

        assertTrue(String.valueOf(e.getMessage()).contains("Copy the link"), e.getMessage());
    }

    @Test
    void whatIsNoWebAddress_isNotOpened(@TempDir Path folder) {
        Path seen = folder.resolve("seen");
        Browser browser = new Browser(List.of("touch", seen.toString()));

        for (String address : List.of("file:///etc/passwd", "javascript:alert(1)", "/bin/sh", "--help")) {
            assertThrows(IOException.class, () -> browser.open(address), address);
        }
        assertTrue(Files.notExists(seen));
    }
}
