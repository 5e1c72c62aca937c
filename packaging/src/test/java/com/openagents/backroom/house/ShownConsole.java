package com.openagents.backroom.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.testing.Await;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// A console that runs on a screen: what a person would look for and do.
final class ShownConsole {
    /// Two channels of a colour that differ by less than this look the same.
    private static final int MAX_CHANNEL_DIFFERENCE = 24;

    /// Of the wall in the window's own colours; less is a window that has not been painted.
    private static final int MIN_COLORS = 50;

    /// The crosses of the recording's failed calls.
    private static final int MIN_RED_PX = 50;

    /// Equal to the menu entry's StartupWMClass, or a desktop shows the window without the entry's name and icon.
    static final String WINDOW_CLASS = "backroom";

    private static final int SIGTERM_CODE = 143;

    /// All that a console has to say.
    private static final Pattern SAID =
            Pattern.compile("backroom: the server answers at http://127\\.0\\.0\\.1:\\d+\n");

    private static final Pattern READY = Pattern.compile("backroom ready (http://\\S+) ");

    private final XScreen screen;
    private final Function<List<String>, ProcessBuilder> program;
    private final Path said;

    /// @param program makes a process of the program's from its arguments, on the screen
    /// @param said takes what the console says
    ShownConsole(XScreen screen, Function<List<String>, ProcessBuilder> program, Path said) {
        this.screen = screen;
        this.program = program;
        this.said = said;
    }

    /// Opens the console over a recording with failed calls, opens the session's HUD with the keyboard, sees the
    /// failures,
    /// asks for the sessions by another command, and ends the console as a system does.
    void showsTheHudOf(String watched) {
        Process console = start(List.of("console", "--port", "0", "--admin-port", "0", "--watch", watched), said);
        try {
            Await.until("a session on the wall", () -> isAlive(console) && colors() > MIN_COLORS && sessions() == 1);
            assertEquals(WINDOW_CLASS, screen.windowClass(WINDOW_CLASS));
            Await.until("the window's icon", () -> screen.hasIcon(WINDOW_CLASS));
            assertEquals(0, redPx(), "the wall of an idle session is not red");
            screen.press("Return");
            Await.until("the HUD and its failed calls", () -> redPx() > MIN_RED_PX);
            console.toHandle().destroy();
            assertTrue(console.waitFor(10, TimeUnit.SECONDS), "SIGTERM did not end the console");
            assertEquals(SIGTERM_CODE, console.exitValue());
            assertTrue(SAID.matcher(text(said)).matches(), () -> text(said));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            console.destroyForcibly();
        }
    }

    /// Starts a server over a recording, asks its landing page, and ends it as a system does.
    void serves(String watched) {
        Process server = start(List.of("server", "--port", "0", "--admin-port", "0", "--watch", watched), said);
        try (HttpClient http = HttpClient.newHttpClient()) {
            Await.until(
                    "a server",
                    () -> isAlive(server) && READY.matcher(text(said)).find());
            Matcher ready = READY.matcher(text(said));
            assertTrue(ready.find());
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create(ready.group(1))).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("Backroom"), page.body());
            server.toHandle().destroy();
            assertTrue(server.waitFor(10, TimeUnit.SECONDS), "SIGTERM did not end the server");
            assertEquals(SIGTERM_CODE, server.exitValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            server.destroyForcibly();
        }
    }

    /// Paints a frame of a recording by each of these painters.
    ///
    /// @param recording as the program finds it
    /// @param inside the picture to write, as the program finds it
    /// @param picture the same file, as this process finds it
    void paints(List<String> renderers, String recording, String inside, Path picture) throws IOException {
        for (String renderer : renderers) {
            Process painted = start(
                    List.of(
                            "hud",
                            "--from",
                            recording,
                            "--at",
                            "end",
                            "--size",
                            "1280x800",
                            "--renderer",
                            renderer,
                            "--out",
                            inside),
                    said);
            try {
                assertEquals(0, painted.waitFor(), () -> text(said));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            BufferedImage shown = ImageIO.read(picture.toFile());
            assertEquals(1280, shown.getWidth(), renderer);
            assertTrue(pixels(shown).distinct().count() > MIN_COLORS, renderer);
            Files.delete(picture);
        }
    }

    private boolean isAlive(Process console) {
        if (!console.isAlive()) {
            throw new AssertionError("the console ended with " + console.exitValue() + ": " + text(said));
        }
        return true;
    }

    private int sessions() {
        Path out = said.resolveSibling("sessions.json");
        try {
            Process asked = start(List.of("sessions", "--json"), out);
            assertEquals(0, asked.waitFor(), () -> text(out));
            return new ObjectMapper().readTree(text(out)).path("sessions").size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> arguments, Path out) {
        try {
            return program.apply(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long colors() {
        return pixels(screen.picture()).distinct().count();
    }

    private long redPx() {
        int red = Theme.DARK.argb(Token.RED);
        return pixels(screen.picture()).filter(rgb -> looksLike(rgb, red)).count();
    }

    private static IntStream pixels(BufferedImage picture) {
        int width = picture.getWidth();
        return IntStream.range(0, width * picture.getHeight()).map(i -> picture.getRGB(i % width, i / width));
    }

    private static boolean looksLike(int rgb, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((rgb >> shift & 0xff) - (other >> shift & 0xff)) > MAX_CHANNEL_DIFFERENCE) {
                return false;
            }
        }
        return true;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
