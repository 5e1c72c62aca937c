package com.openagents.backroom.house;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A screen in memory that programs open windows on, with a keyboard.
final class XScreen implements AutoCloseable {
    private static final int WIDTH_PX = 1400;
    private static final int HEIGHT_PX = 900;

    private final Process server;
    private final Path memory;
    private final String display;

    private XScreen(Process server, Path memory, String display) {
        this.server = server;
        this.memory = memory;
        this.display = display;
    }

    /// Starts the screen.
    ///
    /// @param folder takes the file that holds what is shown
    static XScreen start(Path folder) {
        try {
            Process server = new ProcessBuilder(
                            "Xvfb",
                            "-displayfd",
                            "1",
                            "-screen",
                            "0",
                            WIDTH_PX + "x" + HEIGHT_PX + "x24",
                            "-fbdir",
                            folder.toString(),
                            "-ac",
                            "-nolisten",
                            "tcp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Never closed: the server would miss its output.
            BufferedReader out = server.inputReader();
            String number = out.readLine();
            if (number == null) {
                throw new IOException("Xvfb did not start");
            }
            return new XScreen(server, folder.resolve("Xvfb_screen0"), ":" + number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For a program's variable `DISPLAY`.
    String display() {
        return display;
    }

    void press(String key) {
        run("xdotool", "key", key);
    }

    /// The class of the window that has this one in it (xprop, WM_CLASS): by it a desktop finds the program.
    String windowClass(String part) {
        Matcher found = Pattern.compile("\"([^\"]*)\"\\s*$").matcher(run("xprop", "-id", window(part), "WM_CLASS"));
        return found.find() ? found.group(1) : "";
    }

    /// Whether the window of a class brings an icon of its own (xprop, _NET_WM_ICON).
    boolean hasIcon(String windowClass) {
        return run("xprop", "-id", window(windowClass), "-notype", "32c", "_NET_WM_ICON")
                .matches("(?s)_NET_WM_ICON = \\d+, .*");
    }

    private String window(String windowClass) {
        return run("xdotool", "search", "--onlyvisible", "--class", windowClass)
                .lines()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no window of class " + windowClass));
    }

    private String run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DISPLAY", display);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What is shown now.
    ///
    /// Source: X Window Dump, version 7 (XWDFile.h): big-endian words, of which 0 is the header's length, 4 and 5
    /// are width and height, 12 is the length of a row, 19 the number of colours of 12 bytes before the pixels.
    BufferedImage picture() {
        try {
            ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(memory));
            int width = dump.getInt(4 * 4);
            int height = dump.getInt(5 * 4);
            int rowBytes = dump.getInt(12 * 4);
            int begin = dump.getInt(0) + 12 * dump.getInt(19 * 4);
            dump.order(ByteOrder.LITTLE_ENDIAN);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    picture.setRGB(x, y, dump.getInt(begin + y * rowBytes + 4 * x));
                }
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.destroy();
    }
}
