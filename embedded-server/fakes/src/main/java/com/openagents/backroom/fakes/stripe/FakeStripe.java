package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A Stripe with one account in test mode, on a free port of this machine: `/v1/*` as stripe-java and Stripe.js ask
/// it, a stand-in for Stripe.js, the bank's question, and webhooks. One seed gives the same ids each run. Any thread
/// may call it.
public final class FakeStripe implements AutoCloseable {
    public static final String SECRET_KEY = "sk_test_fake0123456789abcdefghij";
    public static final String PUBLISHABLE_KEY = "pk_test_fake0123456789abcdefghij";
    public static final String WEBHOOK_SECRET = "whsec_fake0123456789abcdefghij";

    /// The version that the account's events are in; stripe-java reads only its own.
    public static final String API_VERSION = "2026-07-29.dahlia";

    private final Object lock = new Object();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Faults faults = new Faults();
    private final IdempotencyKeys keys;
    private final Vault vault;
    private final Api api;
    private final Bank bank;
    private final Webhooks webhooks;
    private final Pages pages;
    private Runnable afterEachRequest = () -> {};

    private FakeStripe(long seed, InstantSource clock) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys = new IdempotencyKeys(clock);
        vault = new Vault(new SplittableRandom(seed), clock, API_VERSION);
        api = new Api(vault, url());
        bank = new Bank(lock, api);
        webhooks = new Webhooks(clock, seed);
        vault.events.listen(webhooks::add);
        pages = new Pages(api.challenges, new Switchboard(vault, api, bank, faults, webhooks));
    }

    public static FakeStripe start(long seed, InstantSource clock) {
        return new FakeStripe(seed, clock).listening();
    }

    /// One that goes on where the last run ended.
    ///
    /// @param seed another one each run: ids must not come twice
    /// @param file that keeps its objects
    public static FakeStripe start(long seed, InstantSource clock, Path file) {
        FakeStripe fake = new FakeStripe(seed, clock);
        SavedState saved = new SavedState(file, fake.vault, fake.api.methods);
        saved.load();
        fake.afterEachRequest = saved::save;
        return fake.listening();
    }

    private FakeStripe listening() {
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A page by which anybody makes it misbehave.
    public String switchesUrl() {
        return url() + Switchboard.PATH;
    }

    /// Where the stand-in for Stripe.js lies.
    public String jsUrl() {
        return url() + Pages.SCRIPT;
    }

    /// The settings of a server whose Stripe this is.
    public Map<String, List<String>> settings() {
        return Map.of(
                "stripe.api-url", List.of(url()),
                "stripe.js-url", List.of(jsUrl()),
                "stripe.publishable-key", List.of(PUBLISHABLE_KEY),
                "stripe.secret-key", List.of(SECRET_KEY),
                "stripe.webhook-secret", List.of(WEBHOOK_SECRET));
    }

    /// Events are in this version from now on.
    public FakeStripe withApiVersion(String version) {
        synchronized (lock) {
            vault.events.apiVersion = version;
        }
        return this;
    }

    /// What people, banks and time do.
    public Bank bank() {
        return bank;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    /// What is wrong from now on, in place of what was.
    public void fail(Fault fault) {
        faults.always(fault);
    }

    /// What is wrong with the next requests that begin like this, one after the other: `POST /v1/refunds`.
    public void failNext(String beginning, Fault... next) {
        faults.next(beginning, next);
    }

    /// Whether a request waits, its idempotency key in use.
    public boolean isHolding() {
        return faults.isHolding();
    }

    /// Lets go what is held.
    public void release() {
        faults.release();
    }

    /// Requests so far that begin like this: `POST /v1/payment_intents`.
    public long requestCount(String beginning) {
        return requests.stream().filter(line -> line.startsWith(beginning)).count();
    }

    /// An object as it is now, by its id.
    public Optional<JsonNode> find(String id) {
        synchronized (lock) {
            return Kind.findById(id).flatMap(kind -> vault.find(kind, id)).map(JsonNode::deepCopy);
        }
    }

    /// All objects of a kind as they are now, the oldest first: `payment_intent`.
    public List<JsonNode> all(String kind) {
        synchronized (lock) {
            return List.of(Kind.values()).stream()
                    .filter(known -> known.word.equals(kind))
                    .flatMap(known -> vault.oldestFirst(known).stream())
                    .<JsonNode>map(JsonNode::deepCopy)
                    .toList();
        }
    }

    @Override
    public void close() {
        faults.close();
        webhooks.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Exchanges.allowOrigins(exchange);
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(line);
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.sendResponseHeaders(204, -1);
            } else if (line.contains(" /v1/")) {
                serveApi(exchange, faults.take(line));
            } else {
                Call call = Exchanges.read(exchange);
                Answer answer;
                synchronized (lock) {
                    answer = pages.answer(call);
                    afterEachRequest.run();
                }
                Exchanges.send(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveApi(HttpExchange exchange, Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.None _ -> Exchanges.send(exchange, answer(exchange, fault));
            case Fault.Refused refused -> {
                Exchanges.read(exchange);
                Exchanges.send(exchange, refusal(refused));
            }
            case Fault.Crash _ -> Exchanges.send(exchange, answer(exchange, fault));
            case Fault.Cut cut -> {
                Answer answer = cut.isDone() ? answer(exchange, fault) : Answer.text("text/plain", "");
                if (cut.isDone() && cut.bytes() >= 0) {
                    Exchanges.sendSome(exchange, answer, cut.bytes());
                }
            }
            case Fault.Silence silence -> {
                if (silence.isDone()) {
                    answer(exchange, fault);
                }
                faults.awaitClose();
            }
            case Fault.Drip drip ->
                Exchanges.sendSlowly(
                        exchange, answer(exchange, fault), drip.perByte().toMillis());
            case Fault.Slow slow -> {
                Answer answer = answer(exchange, fault);
                faults.await(slow.after());
                Exchanges.send(exchange, answer);
            }
            case Fault.Page page -> {
                Exchanges.read(exchange);
                Exchanges.send(exchange, new Answer(page.status(), "text/html", page.html(), Map.of()));
            }
            case Fault.Hold _ -> Exchanges.send(exchange, answer(exchange, fault));
        }
    }

    private static Answer refusal(Fault.Refused refused) {
        return Answer.json(
                refused.status(),
                Wire.object()
                        .set(
                                "error",
                                ApiError.node(
                                        refused.type(),
                                        refused.code(),
                                        "",
                                        "Stripe refuses this for now (" + refused.code() + ").")));
    }

    /// Does the work, once per idempotency key.
    private Answer answer(HttpExchange exchange, Fault fault) throws IOException, InterruptedException {
        String requestId;
        synchronized (lock) {
            requestId = "req_" + vault.letters();
        }
        Answer answer;
        try {
            answer = worked(Exchanges.read(exchange), requestId, fault);
        } catch (ApiError error) {
            answer = Answer.error(error);
        }
        return answer.with("Request-Id", requestId).with("Stripe-Version", API_VERSION);
    }

    private Answer worked(Call call, String requestId, Fault fault) throws InterruptedException {
        String key = call.method().equals("POST") ? call.header("idempotency-key") : "";
        if (key.isEmpty()) {
            return work(call, requestId, fault);
        }
        Optional<Answer> before = keys.begin(key, call.content());
        if (before.isPresent()) {
            return before.get().with("Idempotent-Replayed", "true");
        }
        try {
            Answer answer = work(call, requestId, fault).with("Original-Request", requestId);
            keys.end(key, answer);
            return answer;
        } catch (ApiError error) {
            if (error.hasBegun) {
                keys.end(key, Answer.error(error).with("Original-Request", requestId));
            } else {
                keys.release(key);
            }
            throw error;
        }
    }

    private Answer work(Call call, String requestId, Fault fault) throws InterruptedException {
        if (fault instanceof Fault.Hold) {
            faults.hold();
        }
        if (fault instanceof Fault.Crash crash) {
            if (crash.isDone()) {
                synchronized (lock) {
                    api.answer(call, requestId);
                }
            }
            return Answer.json(
                            500,
                            Wire.object()
                                    .set("error", ApiError.node("api_error", "", "", "Sorry, something went wrong.")))
                    .with("Stripe-Should-Retry", "false");
        }
        synchronized (lock) {
            try {
                return api.answer(call, requestId);
            } finally {
                afterEachRequest.run(); // a decline changes objects, too
            }
        }
    }
}
