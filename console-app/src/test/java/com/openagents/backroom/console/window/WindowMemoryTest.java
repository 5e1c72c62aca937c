package com.openagents.backroom.console.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.scene.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowMemoryTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void place_isTheSameAfterARestart() throws IOException {
        WindowPlace place = new WindowPlace(12, 34.5, 1400, 900, true, Theme.LIGHT);
        new WindowMemory(folder).save(place);

        assertEquals(place, new WindowMemory(folder).load());
    }

    @Test
    void firstStart_andADamagedFile_openTheSameWindow() throws IOException {
        assertEquals(WindowPlace.FIRST, new WindowMemory(folder).load());

        Files.writeString(folder.resolve("window.properties"), "x=left\nwidth=Infinity\nheight=\\u00zz");
        assertEquals(WindowPlace.FIRST, new WindowMemory(folder).load());
    }

    @Test
    void windowTooSmallToRead_opensAtItsSmallestSize() throws IOException {
        Files.writeString(folder.resolve("window.properties"), "width=10\nheight=-5");

        WindowPlace place = new WindowMemory(folder).load();

        assertEquals(WindowPlace.MIN_WIDTH_PX, place.width());
        assertEquals(WindowPlace.MIN_HEIGHT_PX, place.height());
    }

    @Test
    void windowLargerThanTheMonitor_isMadeToFit() {
        WindowPlace place = new WindowPlace(10, 20, 2560, 1440, false, Theme.DARK).within(1366, 728);

        assertEquals(new WindowPlace(10, 20, 1366, 728, false, Theme.DARK), place);
        assertEquals(WindowPlace.FIRST, WindowPlace.FIRST.within(1920, 1080));
    }
}
