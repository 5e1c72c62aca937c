package com.openagents.backroom.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./backroom sandbox server` becomes once it is built, as a process of its own.
class SandboxMainTest {
    private static final Pattern READY = Pattern.compile("backroom ready (http://127\\.0\\.0\\.1:\\d+) data=.*");

    /// A test that passes never waits for it.
    private static final int PATIENCE_SECONDS = 30;

    @Test
    void sandbox_answersWithItsLabel_leadsToItsOwnGitHub_andEndsOnSigterm(@TempDir Path folder) throws Exception {
        Path said = folder.resolve("stderr.txt");
        Process sandbox = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SandboxMain.class.getName(),
                        "sandbox",
                        "server",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        "0",
                        "--admin-port",
                        "0"))
                .redirectError(said.toFile())
                .start();
        try (BufferedReader out = sandbox.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            Matcher ready = READY.matcher(String.valueOf(out.readLine()));
            assertTrue(ready.matches(), () -> text(said));
            HttpResponse<String> start = get(client, ready.group(1) + "/");
            assertEquals(200, start.statusCode());
            assertTrue(
                    start.body().contains("Sandbox: GitHub and Stripe are stand-ins, and no money moves."),
                    start.body());

            String github = text(said).replaceAll("(?s).*GitHub answers at (\\S+), its Stripe at http.*", "$1");
            HttpResponse<String> signIn = get(client, ready.group(1) + "/api/auth/github/start");
            String there = signIn.headers().firstValue("Location").orElse("");
            assertTrue(
                    github.startsWith("http://127.0.0.1:") && there.startsWith(github), there + " is not at " + github);
            assertTrue(get(client, there).body().contains("alice"), "it offers somebody to be");

            String stripe = text(said).replaceAll("(?s).*its Stripe at (\\S+).*", "$1");
            assertTrue(start.body().contains("Make Stripe misbehave at " + stripe + "/"), start.body());
            assertTrue(get(client, stripe + "/").body().contains("this is not Stripe"), "its switches");
            webhookComes(client, stripe, folder.resolve("data"));

            sandbox.toHandle().destroy(); // SIGTERM; Process.destroy would close the pipe too
            assertTrue(sandbox.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> text(said));
        } finally {
            sandbox.destroyForcibly();
        }
    }

    /// On a port that nobody knew beforehand.
    private static void webhookComes(HttpClient client, String stripe, Path data)
            throws IOException, InterruptedException {
        String customer = post(client, stripe + "/v1/customers", "name=x")
                .body()
                .replaceAll("(?s).*\"id\"\\s*:\\s*\"(cus_\\w+)\".*", "$1");
        assertEquals(
                200,
                post(client, stripe + "/v1/customers/" + customer, "name=y").statusCode());
        String events = DataFolder.findRunning(data).orElseThrow().adminUrl() + "/api/admin/stripe/events";
        HttpRequest request = HttpRequest.newBuilder(URI.create(events))
                .header(
                        "Authorization",
                        "Bearer " + text(DataFolder.operatorToken(data)).strip())
                .build();
        Await.until("the server has the webhook", () -> body(client, request).contains("customer.updated"));
    }

    private static HttpResponse<String> post(HttpClient client, String url, String form)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + FakeStripe.SECRET_KEY)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String body(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "no answer: " + e;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "nothing on stderr: " + e;
        }
    }
}
