package com.openagents.backroom.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where windows open: the display there is, else an Xvfb of our own.
public final class Display implements AutoCloseable {
    /// A screen that a window of 1920x1080 fits.
    private static final String SCREEN = "2560x1440x24";

    private final String name;
    private final @Nullable OwnedProcess xvfb;

    private Display(String name, @Nullable OwnedProcess xvfb) {
        this.name = name;
        this.xvfb = xvfb;
    }

    /// Finds a display or starts one.
    ///
    /// @throws IllegalStateException when there is neither a display nor an Xvfb
    public static Display open(Map<String, String> environment) throws IOException {
        String present = environment.getOrDefault("DISPLAY", "");
        return !present.isEmpty() || !isLinux() ? new Display(present, null) : inMemory();
    }

    /// Starts a screen that nobody sees, so that nobody's window manager has a part in what is on it.
    ///
    /// @throws IllegalStateException when there is no Xvfb
    public static Display inMemory() throws IOException {
        OwnedProcess xvfb = startXvfb();
        try {
            BufferedReader out = xvfb.process().inputReader();
            String number = out.readLine(); // written once it answers (Xserver(1), -displayfd)
            if (number == null) {
                throw new IllegalStateException("Xvfb did not start; try it: Xvfb -displayfd 1");
            }
            return new Display(":" + number, xvfb);
        } catch (IOException | RuntimeException e) {
            xvfb.close();
            throw e;
        }
    }

    /// Shows its windows there.
    public ProcessBuilder onto(ProcessBuilder builder) {
        if (!name.isEmpty()) {
            builder.environment().put("DISPLAY", name);
        }
        return builder;
    }

    @Override
    public void close() {
        if (xvfb != null) {
            xvfb.close();
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static OwnedProcess startXvfb() {
        try {
            return OwnedProcess.start(
                    new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp")
                            .redirectError(ProcessBuilder.Redirect.DISCARD));
        } catch (IOException e) {
            throw new IllegalStateException("there is no display and no Xvfb; install it: apt-get install xvfb", e);
        }
    }
}
