package com.openagents.backroom.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppIconTest {
    @Test
    void everySize_isTheMarkOnItsGround() throws IOException {
        for (int size : AppIcon.SIZES_PX) {
            BufferedImage icon = read(AppIcon.png(size));

            assertEquals(size, icon.getWidth());
            assertEquals(size, icon.getHeight());
            assertEquals(0, icon.getRGB(0, 0) >>> 24, "the corner of the ground is round");
            assertEquals(Theme.DARK.argb(Token.PANEL), icon.getRGB(size / 3, size / 2));
        }
        BufferedImage large = read(AppIcon.png(512));
        assertTrue(Arrays.stream(large.getRGB(0, 0, 512, 512, null, 0, 512))
                .anyMatch(argb -> argb == Theme.DARK.argb(Token.ACCENT)));
    }

    @Test
    void everySystem_getsItsFrame(@TempDir Path folder) throws IOException {
        for (HostSystem system : List.of(HostSystem.values())) {
            byte[] bytes = Files.readAllBytes(AppIcon.write(system, folder));
            int frameBytes = switch (system) {
                case LINUX -> 0;
                case MACOS -> 16;
                case WINDOWS -> 22;
            };

            BufferedImage icon = read(Arrays.copyOfRange(bytes, frameBytes, bytes.length));

            assertEquals(system == HostSystem.WINDOWS ? 256 : 512, icon.getWidth());
        }
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
