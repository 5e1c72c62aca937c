package com.openagents.backroom.console.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Opens web addresses with the program the system has for them. Slow: not for the FX thread.
public final class Browser {
    /// The opener hands over to the browser and ends; one that takes longer is the browser itself, and runs on.
    private static final long WAIT_SECONDS = 3;

    private final List<String> opener;

    /// A browser that is opened by a given command, to which the address is added.
    public Browser(List<String> opener) {
        this.opener = List.copyOf(opener);
    }

    /// The system's own.
    public static Browser ofSystem() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return new Browser(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        return new Browser(List.of(system.contains("mac") ? "open" : "xdg-open"));
    }

    /// Opens `url`, an http or https address.
    ///
    /// @throws IOException when there is no opener or it says that it failed; the message says what to do
    public void open(String url) throws IOException, InterruptedException {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IOException("Only web addresses can be opened.");
        }
        start(url, "Copy the link and open it yourself.");
    }

    /// Opens a file with the program the system has for its kind.
    ///
    /// @throws IOException when there is no opener or it says that it failed; the message says what to do
    public void open(Path file) throws IOException, InterruptedException {
        start(file.toUri().toString(), "Open " + file + " yourself.");
    }

    private void start(String url, String otherwise) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(new ArrayList<>(opener));
        command.command().add(url);
        command.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process;
        try {
            process = command.start();
        } catch (IOException e) {
            throw new IOException(opener.getFirst() + " is not there to open it. " + otherwise, e);
        }
        if (process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0) {
            throw new IOException(opener.getFirst() + " could not open it. " + otherwise);
        }
    }
}
