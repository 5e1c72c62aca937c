package com.openagents.backroom.console.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The system's Chromium without a window, and what went wrong on its pages. One thread may use it.
public final class Chromium implements AutoCloseable {
    private static final List<Path> PROGRAMS = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

    public Chromium() {
        Path program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium at " + PROGRAMS + "; install chromium"));
        // Its own browsers are not downloaded: pages are looked at with the one that people have.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setChromiumSandbox(false)
                        // WebGL by the processor, where the page asks for any.
                        .setArgs(List.of("--use-angle=swiftshader", "--enable-unsafe-swiftshader")));
    }

    /// A page in a window of its own, without cookies.
    public Page open(String url) {
        return open(url, new Browser.NewContextOptions());
    }

    /// A page in a window whose inside has this size.
    public Page open(String url, int widthPx, int heightPx) {
        return open(url, new Browser.NewContextOptions().setViewportSize(widthPx, heightPx));
    }

    /// A page in a window that is made so.
    public Page open(String url, Browser.NewContextOptions options) {
        return open(url, options, "");
    }

    /// The same, with a script that runs before any of the page's own.
    public Page open(String url, Browser.NewContextOptions options, String script) {
        BrowserContext context = browser.newContext(options);
        context.addInitScript(script);
        Page page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.navigate(url);
        return page;
    }

    /// What scripts and the console of all pages complained of, policies that were broken among them.
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /// The same, and forgets them: for tests in which something goes wrong on purpose.
    public List<String> takeErrors() {
        List<String> taken = errors();
        errors.clear();
        return taken;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
