package com.openagents.backroom.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way from sign-in to a HUD against a GitHub that we did not write: the npm package `emulate`,
/// version 0.11.2 (`npm install emulate@0.11.2`, then `EMULATE=node_modules/emulate` in the environment).
class EmulateTest {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void peersGitHub_signsInPicksAndTakesBack() throws IOException {
        Path emulate = require();
        int port = freePort();
        String github = "http://127.0.0.1:" + port;
        Map<String, List<String>> settings = Map.of(
                "github.url", List.of(github),
                "github.api-url", List.of(github),
                "github.client-id", List.of("Iv1.emulated"),
                "github.client-secret", List.of("emulated-secret-of-the-app"));
        try (ServerFixture server = new ServerFixture(folder, InstantSource.system(), settings)) {
            Process process = start(emulate, port, server.server().origin().url("/api/auth/github/callback"));
            try (Browser browser = server.browser()) {
                Await.until("it answers", () -> answers(port));
                HttpResponse<String> done = signIn(browser, github);
                assertEquals(303, done.statusCode(), done.body());
                assertEquals("/repos", Browser.location(done));
                String account = browser.get("/api/account").body();
                assertTrue(account.contains("\"github_username\":\"octocat\""), account);
                assertTrue(account.contains("\"email\":\"octocat@github.com\""), account);
                assertTrue(browser.get("/repos").body().contains("octocat/hello-world"));

                HttpResponse<String> picked = PeopleFixture.form(browser, "/repos", "repo=octocat%2Fhello-world");

                assertEquals("/hud/octocat/hello-world", Browser.location(picked), picked.body());
                assertEquals(200, browser.get("/hud/octocat/hello-world").statusCode());
                assertEquals(200, browser.post("/api/account/delete", "").statusCode());
                assertEquals(404, browser.get("/hud/octocat/hello-world").statusCode());
            } finally {
                process.destroy();
            }
        }
    }

    /// Its page shows a button per person, which posts a form.
    private static HttpResponse<String> signIn(Browser browser, String github) {
        String page = browser.get(Browser.location(browser.get("/api/auth/github/start")))
                .body();
        int login = page.indexOf("value=\"octocat\"");
        String form = page.substring(page.lastIndexOf("<form", login), page.indexOf("</form>", login));
        StringBuilder fields = new StringBuilder();
        Matcher hidden = HIDDEN.matcher(form);
        while (hidden.find()) {
            String value = hidden.group(2).replace("&amp;", "&").replace("&#x2F;", "/");
            fields.append(hidden.group(1))
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
        HttpResponse<String> back = PeopleFixture.form(browser, github + "/login/oauth/callback", fields.toString());
        return browser.get(Browser.location(back));
    }

    private Process start(Path emulate, int port, String callback) throws IOException {
        Path seed = folder.resolve("seed.yaml");
        Files.writeString(seed, """
                github:
                  users:
                    - login: octocat
                      name: The Octocat
                      email: octocat@github.com
                  repos:
                    - owner: octocat
                      name: hello-world
                      auto_init: true
                  oauth_apps:
                    - client_id: Iv1.emulated
                      client_secret: emulated-secret-of-the-app
                      name: Backroom
                      redirect_uris:
                        - %s
                """.formatted(callback));
        return new ProcessBuilder(
                        "node",
                        emulate.resolve("dist/index.js").toString(),
                        "start",
                        "--service",
                        "github",
                        "--seed",
                        seed.toString(),
                        "--port",
                        Integer.toString(port),
                        "--base-url",
                        "http://127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("emulate.log").toFile())
                .start();
    }

    private static Path require() {
        String place = System.getenv("EMULATE");
        Path path = Path.of(place == null ? "node_modules/emulate" : place);
        if (!Files.exists(path.resolve("dist/index.js"))) {
            System.out.println("SKIPPED: the npm package emulate 0.11.2 is not at EMULATE; npm install it to run this");
            Assumptions.abort("emulate is not installed");
        }
        return path;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
