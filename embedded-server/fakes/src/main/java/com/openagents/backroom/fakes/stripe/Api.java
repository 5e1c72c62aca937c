package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/// What programs ask the fake: routes, keys of the account, what is expanded. Called with the fake's lock held.
final class Api {
    /// What a browser may ask with the publishable key; for intents it needs their client secret too.
    private static final Set<String> FOR_BROWSERS = Set.of(
            "GET payment_intents/:id",
            "GET setup_intents/:id",
            "POST payment_intents/:id/confirm",
            "POST payment_methods",
            "POST setup_intents/:id/confirm");

    private final Vault vault;
    final PaymentMethods methods;
    final Customers customers;
    final Charges charges;
    final Disputes disputes;
    final Refunds refunds;
    final PaymentIntents payments;
    final SetupIntents setups;
    final Challenges challenges;

    Api(Vault vault, String base) {
        this.vault = vault;
        challenges = new Challenges(vault, base);
        methods = new PaymentMethods(vault);
        customers = new Customers(vault, methods);
        charges = new Charges(vault);
        disputes = new Disputes(vault);
        refunds = new Refunds(vault, methods, charges);
        payments = new PaymentIntents(vault, customers, methods, charges, disputes, challenges);
        setups = new SetupIntents(vault, customers, methods, challenges);
    }

    Answer answer(Call call, String requestId) {
        vault.events.causedBy(requestId, call.header("idempotency-key"));
        boolean isBrowser = isBrowser(call);
        try {
            ObjectNode object = route(call).deepCopy();
            call.params().list("expand").forEach(path -> expand(object, path));
            return Answer.json(200, isBrowser && object.has("client_secret") ? Intents.shown(object) : object);
        } finally {
            vault.events.causedBy("", "");
        }
    }

    private static boolean isBrowser(Call call) {
        String key = call.apiKey();
        if (key.equals(FakeStripe.SECRET_KEY)) {
            return false;
        }
        if (key.isEmpty()) {
            throw ApiError.refused(401, "", "", "You did not provide an API key.");
        }
        if (!key.equals(FakeStripe.PUBLISHABLE_KEY)) {
            throw ApiError.refused(401, "api_key_invalid", "", "Invalid API Key provided.");
        }
        if (!FOR_BROWSERS.contains(call.route())) {
            throw ApiError.refused(
                    403,
                    "secret_key_required",
                    "",
                    "This API call cannot be made with a publishable API key. Please use a secret API key.");
        }
        return true;
    }

    private ObjectNode route(Call call) {
        Params params = call.params();
        String group = call.steps().getFirst();
        Optional<ObjectNode> found = switch (group) {
            case "account", "balance", "events" -> accountRoute(call, params);
            case "customers" -> customerRoute(call, params);
            case "payment_methods" -> methodRoute(call, params);
            case "payment_intents", "setup_intents" -> intentRoute(call, params);
            case "charges", "refunds", "disputes" -> chargeRoute(call, params);
            default -> Optional.empty();
        };
        return found.orElseThrow(() -> ApiError.refused(
                404, "", "", "Unrecognized request URL (" + call.method() + ": " + call.path() + ")."));
    }

    private Optional<ObjectNode> accountRoute(Call call, Params params) {
        return Optional.ofNullable(
                switch (call.route()) {
                    case "GET account" -> account();
                    case "GET balance" -> balance();
                    case "GET events" -> vault.events.list(params);
                    case "GET events/:id" -> vault.events.require(call.id(), "id");
                    default -> null;
                });
    }

    private Optional<ObjectNode> customerRoute(Call call, Params params) {
        return Optional.ofNullable(
                switch (call.route()) {
                    case "POST customers" -> customers.create(params);
                    case "GET customers" -> customers.list(params);
                    case "GET customers/:id" -> customers.retrieve(call.id());
                    case "POST customers/:id" -> customers.update(call.id(), params);
                    case "DELETE customers/:id" -> customers.delete(call.id());
                    case "GET customers/:id/payment_methods" ->
                        methods.list(call.path(), Wire.id(customers.require(call.id())), params);
                    default -> null;
                });
    }

    private Optional<ObjectNode> methodRoute(Call call, Params params) {
        return Optional.ofNullable(
                switch (call.route()) {
                    case "POST payment_methods" -> methods.create(params);
                    case "GET payment_methods" -> methods.list(call.path(), params.require("customer"), params);
                    case "GET payment_methods/:id" -> vault.require(Kind.PAYMENT_METHOD, call.id(), "payment_method");
                    case "POST payment_methods/:id" -> methods.update(call.id(), params);
                    case "POST payment_methods/:id/attach" ->
                        methods.attach(
                                call.id(),
                                Wire.id(customers.require(
                                        params.only("customer").require("customer"))));
                    case "POST payment_methods/:id/detach" -> methods.detach(call.id());
                    default -> null;
                });
    }

    private Optional<ObjectNode> intentRoute(Call call, Params params) {
        if (call.apiKey().equals(FakeStripe.PUBLISHABLE_KEY)) {
            requireSecret(call);
        }
        return Optional.ofNullable(
                switch (call.route()) {
                    case "POST payment_intents" -> payments.create(params);
                    case "GET payment_intents" -> payments.list(params);
                    case "GET payment_intents/:id" -> payments.require(call.id());
                    case "POST payment_intents/:id" -> payments.update(call.id(), params);
                    case "POST payment_intents/:id/confirm" -> payments.confirm(call.id(), params);
                    case "POST payment_intents/:id/cancel" -> payments.cancel(call.id(), params);
                    case "POST setup_intents" -> setups.create(params);
                    case "GET setup_intents" -> setups.list(params);
                    case "GET setup_intents/:id" -> setups.require(call.id());
                    case "POST setup_intents/:id/confirm" -> setups.confirm(call.id(), params);
                    case "POST setup_intents/:id/cancel" -> setups.cancel(call.id(), params);
                    default -> null;
                });
    }

    private void requireSecret(Call call) {
        Kind kind = call.steps().getFirst().equals("payment_intents") ? Kind.PAYMENT_INTENT : Kind.SETUP_INTENT;
        ObjectNode intent = vault.require(kind, call.id(), "intent");
        if (!call.params()
                .require("client_secret")
                .equals(intent.path("client_secret").asText())) {
            throw ApiError.invalid(
                    kind.word + "_invalid_parameter",
                    "client_secret",
                    "The client_secret provided does not match any associated " + kind.word + " on this account.");
        }
    }

    private Optional<ObjectNode> chargeRoute(Call call, Params params) {
        return Optional.ofNullable(
                switch (call.route()) {
                    case "GET charges" -> charges.list(params);
                    case "GET charges/:id" -> vault.require(Kind.CHARGE, call.id(), "id");
                    case "POST refunds" -> refunds.create(params);
                    case "GET refunds" -> refunds.list(params);
                    case "GET refunds/:id" -> vault.require(Kind.REFUND, call.id(), "id");
                    case "POST refunds/:id" -> refunds.update(call.id(), params);
                    case "GET disputes" -> disputes.list(params);
                    case "GET disputes/:id" -> vault.require(Kind.DISPUTE, call.id(), "dispute");
                    case "POST disputes/:id" -> disputes.update(call.id(), params);
                    case "POST disputes/:id/close" -> disputes.close(call.id(), params);
                    default -> null;
                });
    }

    private static ObjectNode account() {
        return Wire.shape("""
                {'id': 'acct_fake0000000000', 'object': 'account', 'business_profile': {'name': 'Backroom (sandbox)'},
                 'charges_enabled': true, 'country': 'US', 'default_currency': 'usd', 'details_submitted': true,
                 'email': 'owner@example.org', 'payouts_enabled': true, 'settings': {'dashboard': {'display_name':
                 'Backroom (sandbox)', 'timezone': 'Etc/UTC'}}, 'type': 'standard'}""");
    }

    private ObjectNode balance() {
        long taken = vault.oldestFirst(Kind.CHARGE).stream()
                .mapToLong(charge -> charge.path("amount_captured").asLong()
                        - charge.path("amount_refunded").asLong())
                .sum();
        ObjectNode balance = Wire.shape("{'object': 'balance', 'available': [], 'livemode': false, 'pending': []}");
        for (String part : new String[] {"available", "pending"}) {
            ObjectNode funds = balance.withArrayProperty(part).addObject();
            long amount = part.equals("pending") ? taken : 0;
            funds.put("amount", amount).put("currency", "usd");
            funds.putObject("source_types").put("card", amount);
        }
        return balance;
    }

    /// Puts the object in the place of its id: `latest_charge`, `data.payment_intent`.
    private void expand(JsonNode node, String path) {
        int dot = path.indexOf('.');
        String field = dot < 0 ? path : path.substring(0, dot);
        if (node.isArray()) {
            node.forEach(element -> expand(element, path));
            return;
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        if (!object.has(field)) {
            throw ApiError.invalid("", "expand", "This property cannot be expanded (" + path + ").");
        }
        Wire.find(object, field)
                .flatMap(id -> Kind.findById(id).flatMap(kind -> vault.find(kind, id)))
                .ifPresent(found -> object.set(field, found.deepCopy()));
        if (dot >= 0) {
            expand(object.path(field), path.substring(dot + 1));
        }
    }
}
