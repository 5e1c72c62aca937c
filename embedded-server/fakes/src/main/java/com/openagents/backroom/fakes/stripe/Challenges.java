package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Questions of a bank to a card's holder (3-D Secure). Each is a page that Stripe.js shows in a frame, or to which
/// the browser is sent and which sends it back.
final class Challenges {
    /// @param answer takes the intent's id, and whether the holder said yes
    record Challenge(String intent, String returnUrl, BiConsumer<String, Boolean> answer) {}

    private static final String PATH = "/3ds/";

    private final Vault vault;
    private final String base;
    private final Map<String, Challenge> open = new HashMap<>();

    /// @param base address of the fake
    Challenges(Vault vault, String base) {
        this.vault = vault;
        this.base = base;
    }

    /// Asks, and gives what the intent says is to be done next.
    ///
    /// @param returnUrl where the browser goes afterwards; empty to ask in a frame
    ObjectNode ask(ObjectNode intent, String returnUrl, BiConsumer<String, Boolean> answer) {
        String id = "src_" + vault.letters();
        open.put(id, new Challenge(Wire.id(intent), returnUrl, answer));
        ObjectNode action = Wire.object();
        if (returnUrl.isEmpty()) {
            action.put("type", "use_stripe_sdk");
            action.putObject("use_stripe_sdk")
                    .put("type", "three_d_secure_redirect")
                    .put("source", id)
                    .put("stripe_js", base + PATH + id);
        } else {
            action.put("type", "redirect_to_url");
            action.putObject("redirect_to_url").put("return_url", returnUrl).put("url", base + PATH + id);
        }
        return action;
    }

    Optional<Challenge> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /// The holder answers, once.
    void answer(String id, boolean isYes) {
        Challenge challenge = open.remove(id);
        if (challenge == null) {
            throw ApiError.missing("source", id, "source");
        }
        challenge.answer().accept(challenge.intent(), isYes);
    }

    /// The challenge that an intent waits for.
    String requireOf(String intent) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().intent().equals(intent))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> ApiError.missing("source", intent, "intent"));
    }

    /// An intent that is confirmed again or canceled asks nothing any more.
    void drop(String intent) {
        open.values().removeIf(challenge -> challenge.intent().equals(intent));
    }
}
