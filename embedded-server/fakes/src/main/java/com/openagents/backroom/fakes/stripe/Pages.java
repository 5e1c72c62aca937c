package com.openagents.backroom.fakes.stripe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// What browsers load from the fake: the stand-in for Stripe.js, the frame with a card's fields, the bank's question,
/// and its switches. Called with the fake's lock held.
final class Pages {
    static final String SCRIPT = "/v3/stripe.js";
    private static final String CHALLENGE = "/3ds/";

    private final Challenges challenges;
    private final Switchboard switches;

    Pages(Challenges challenges, Switchboard switches) {
        this.challenges = challenges;
        this.switches = switches;
    }

    Answer answer(Call call) {
        String path = call.path();
        return switch (path) {
            case Switchboard.PATH -> switches.answer(call);
            case SCRIPT -> file("text/javascript", "stripe.js");
            case "/v3/card" -> file("text/html", "card.html");
            case "/v3/card.js" -> file("text/javascript", "card.js");
            case "/v3/answered.js" -> file("text/javascript", "answered.js");
            case "/v3/challenge.js" -> file("text/javascript", "challenge.js");
            case "/v3/frame.css" -> file("text/css", "frame.css");
            default ->
                path.startsWith(CHALLENGE)
                        ? challenge(call, path.substring(CHALLENGE.length()))
                        : new Answer(404, "text/plain", "The fake Stripe has no page here.", Map.of());
        };
    }

    private Answer challenge(Call call, String id) {
        return challenges
                .find(id)
                .map(challenge -> {
                    if (call.method().equals("GET")) {
                        return file("text/html", "challenge.html");
                    }
                    boolean isYes = call.params()
                            .find("outcome")
                            .filter("complete"::equals)
                            .isPresent();
                    challenges.answer(id, isYes);
                    return challenge.returnUrl().isEmpty()
                            ? file("text/html", "answered.html")
                            : redirect(challenge, isYes);
                })
                .orElseGet(() -> file("text/html", "answered.html"));
    }

    private static Answer redirect(Challenges.Challenge challenge, boolean isYes) {
        String kind = challenge.intent().startsWith(Kind.SETUP_INTENT.prefix) ? "setup_intent" : "payment_intent";
        String query = kind + "=" + URLEncoder.encode(challenge.intent(), StandardCharsets.UTF_8) + "&redirect_status="
                + (isYes ? "succeeded" : "failed");
        String url = challenge.returnUrl();
        return new Answer(303, "text/html", "", Map.of("Location", url + (url.contains("?") ? "&" : "?") + query));
    }

    private static Answer file(String type, String name) {
        return Answer.text(type, text(name));
    }

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Pages.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
