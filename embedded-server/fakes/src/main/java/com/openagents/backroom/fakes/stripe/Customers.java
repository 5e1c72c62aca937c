package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// Customers (<https://docs.stripe.com/api/customers>).
final class Customers {
    private static final String[] SETTABLE = {
        "address",
        "description",
        "email",
        "invoice_settings",
        "metadata",
        "name",
        "payment_method",
        "phone",
        "preferred_locales",
        "tax_exempt"
    };

    private final Vault vault;
    private final PaymentMethods methods;

    Customers(Vault vault, PaymentMethods methods) {
        this.vault = vault;
        this.methods = methods;
    }

    ObjectNode create(Params params) {
        params.only(SETTABLE);
        ObjectNode customer = vault.add(Kind.CUSTOMER, Wire.shape("""
                {'address': null, 'balance': 0, 'currency': null, 'default_source': null, 'delinquent': false,
                 'description': null, 'discount': null, 'email': null, 'invoice_prefix': '', 'invoice_settings':
                 {'custom_fields': null, 'default_payment_method': null, 'footer': null, 'rendering_options': null},
                 'metadata': {}, 'name': null, 'next_invoice_sequence': 1, 'phone': null, 'preferred_locales': [],
                 'shipping': null, 'tax_exempt': 'none', 'test_clock': null}"""));
        customer.put("invoice_prefix", vault.letters().substring(0, 8).toUpperCase(Locale.ROOT));
        params.find("payment_method").ifPresent(method -> methods.attach(method, Wire.id(customer)));
        apply(params, customer);
        vault.events.record("customer.created", customer);
        return customer;
    }

    ObjectNode update(String id, Params params) {
        params.only(SETTABLE);
        ObjectNode customer = require(id);
        ObjectNode before = customer.deepCopy();
        apply(params, customer);
        ObjectNode previous = Wire.object();
        before.properties().stream()
                .filter(field -> !field.getValue().equals(customer.get(field.getKey())))
                .forEach(field -> previous.set(field.getKey(), field.getValue()));
        vault.events.record("customer.updated", customer, previous);
        return customer;
    }

    private void apply(Params params, ObjectNode customer) {
        params.copyTexts(customer, "description", "email", "name", "phone", "tax_exempt");
        params.mergeMetadata(customer);
        if (params.has("address")) {
            customer.set("address", params.below("address").tree);
        }
        Params settings = params.below("invoice_settings");
        settings.find("default_payment_method").ifPresent(id -> {
            ObjectNode method = vault.require(Kind.PAYMENT_METHOD, id, "invoice_settings[default_payment_method]");
            if (!method.path("customer").asText().equals(Wire.id(customer))) {
                throw ApiError.invalid(
                        "resource_missing",
                        "invoice_settings[default_payment_method]",
                        "The customer does not have a payment method with the ID " + id
                                + ". The payment method must be attached to the customer.");
            }
        });
        settings.copyTexts(customer.withObjectProperty("invoice_settings"), "default_payment_method", "footer");
    }

    /// A deleted customer's tombstone is found too.
    ObjectNode retrieve(String id) {
        return vault.require(Kind.CUSTOMER, id, "id");
    }

    ObjectNode delete(String id) {
        ObjectNode customer = require(id);
        for (ObjectNode method : methods.of(id)) {
            methods.detach(Wire.id(method));
        }
        ObjectNode last = customer.deepCopy();
        customer.removeAll();
        customer.put("id", id).put("object", Kind.CUSTOMER.word).put("deleted", true);
        vault.events.record("customer.deleted", last);
        return customer;
    }

    ObjectNode list(Params params) {
        params.only("created", "email", "ending_before", "limit", "starting_after");
        return ListPage.of(
                "/v1/customers",
                vault.newestFirst(Kind.CUSTOMER),
                customer -> !customer.has("deleted")
                        && params.find("email")
                                .map(customer.path("email").asText()::equals)
                                .orElse(true),
                params);
    }

    /// A customer that isn't deleted.
    ObjectNode require(String id) {
        return vault.find(Kind.CUSTOMER, id)
                .filter(customer -> !customer.has("deleted"))
                .orElseThrow(() -> ApiError.missing(Kind.CUSTOMER.word, id, "customer"));
    }
}
