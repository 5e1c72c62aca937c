package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A HUD in a frame on a page of another site (requirement WEB-06): the site is `localhost`, the HUD is at `127.0.0.1`.
class EmbedElsewhereTest {
    private static final String TRANSCRIPT =
            "claude-code/feature-and-resume/projects/-home-dev-acme-shop/eaaa37fc-b47b-4ba8-8815-4c2968dba887.jsonl";

    private final LiveServer live = new LiveServer();
    private final Chromium chromium = new Chromium();
    private final List<Response> answers = Collections.synchronizedList(new ArrayList<>());
    private HttpServer site = site("");

    @BeforeEach
    void open() throws IOException {
        live.appendAndRead(Files.readAllLines(SharedFixtures.require(TRANSCRIPT)));
        site.stop(0);
        site = site("<iframe src=\"" + embed() + "\" width=\"480\" height=\"320\"></iframe>");
    }

    @AfterEach
    void close() {
        site.stop(0);
        chromium.close();
        live.close();
    }

    @Test
    void allowedFrame_isLive_andCookiesAreNeitherSentNorSet_WEB06() {
        share(true, List.of(origin()));
        Page page = signedInOperator();
        page.onResponse(answers::add);
        page.navigate(origin());
        Frame frame = frame(page);
        frame.waitForSelector(".badge.live");
        assertTrue(frame.textContent("#hud").contains("Add a discount"));
        assertEquals("", frame.evaluate("document.cookie"));
        assertEquals(
                0,
                frame.querySelectorAll("form[action], form[method], .share-corner")
                        .size(),
                "nothing to act with");
        // The icon of the page before, which is the operator's own, may still be on its way.
        List<Response> ours =
                answers.stream().filter(answer -> answer.frame().equals(frame)).toList();
        assertTrue(ours.stream().anyMatch(answer -> answer.url().contains("/embed/")), "the frame was asked for");
        for (Response answer : ours) {
            assertTrue(answer.url().startsWith(live.server().origin().toString()), answer.url());
            assertEquals(null, answer.request().allHeaders().get("cookie"), answer.url());
            assertEquals(null, answer.allHeaders().get("set-cookie"), answer.url());
        }
    }

    @Test
    void frameThatTheOwnerDoesNotName_staysEmpty_WEB06() {
        share(true, List.of("https://blog.example.org"));
        Page page = chromium.open("about:blank");
        page.navigate(origin());
        Await.until(
                "Chromium blocks the frame",
                () -> chromium.errors().stream().anyMatch(error -> error.contains("frame-ancestors")));
        assertEquals(0, frame(page).querySelectorAll("#hud").size());
    }

    @Test
    void frameOfAHudThatForbidsFrames_isRefused_WEB06() {
        share(false, List.of());
        Page page = chromium.open("about:blank");
        page.onResponse(answers::add);
        page.navigate(origin());
        Response answer = answers.stream()
                .filter(found -> found.url().equals(embed()))
                .findFirst()
                .orElseThrow();
        assertEquals(403, answer.status());
        assertEquals(0, frame(page).querySelectorAll("#hud").size());
    }

    /// A window in which the operator has a session at the server that the frame comes from.
    private Page signedInOperator() {
        Page page = chromium.open(live.server().operatorUrl("/account"));
        page.waitForSelector("text=Your account");
        return page;
    }

    private void share(boolean isFramed, List<String> ancestors) {
        live.server()
                .huds()
                .change(live.hud().id(), new HudSettings(true, isFramed, RedactionPolicy.STANDARD, ancestors));
    }

    private static Frame frame(Page page) {
        return page.frames().getLast();
    }

    private String embed() {
        return live.server().origin() + "/embed/" + live.hud().id();
    }

    private String origin() {
        return "http://localhost:" + site.getAddress().getPort();
    }

    /// A site with one page.
    private static HttpServer site(String body) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] page = ("<!doctype html><title>A blog</title>" + body).getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
