package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.annotations.SerializedName;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Balance;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.ExpandableField;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeObject;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the fake sends has the fields, and the types of fields, that stripe-java's own classes have.
class WireFieldsTest {
    private final Set<String> wrong = new TreeSet<>();

    @Test
    void fields_areThoseOfTheClientsClasses() throws StripeException {
        try (Shop shop = new Shop()) {
            PaymentIntent intent = shop.paid();
            shop.stripe.bank().refund(intent.getId(), 100);
            shop.stripe.bank().chargeBack(intent.getId(), 700);
            String customer = shop.customer();
            shop.pay(shop.purchase(customer, shop.saved(customer, "pm_card_authenticationRequired")));
            Map<String, Class<?>> classes = Map.of(
                    "payment_intent", PaymentIntent.class,
                    "setup_intent", SetupIntent.class,
                    "payment_method", PaymentMethod.class,
                    "customer", Customer.class,
                    "charge", Charge.class,
                    "refund", Refund.class,
                    "dispute", Dispute.class,
                    "event", Event.class);
            classes.forEach((kind, type) -> {
                List<JsonNode> objects = shop.stripe.all(kind);
                assertEquals(false, objects.isEmpty(), kind);
                objects.forEach(object -> compare(type.getSimpleName(), object, type));
            });
            String account = shop.client
                    .v1()
                    .accounts()
                    .retrieveCurrent()
                    .getLastResponse()
                    .body();
            String balance =
                    shop.client.v1().balance().retrieve().getLastResponse().body();
            compare("Account", Wire.shape(account), Account.class);
            compare("Balance", Wire.shape(balance), Balance.class);
        }
        assertEquals(Set.of(), wrong);
    }

    private void compare(String path, JsonNode object, Class<?> type) {
        Map<String, Type> fields = fields(type);
        object.properties().forEach(property -> {
            String name = path + "." + property.getKey();
            Type field = fields.get(property.getKey());
            if (field == null) {
                wrong.add(name);
            } else if (!property.getValue().isNull()) {
                compareValue(name, property.getValue(), field);
            }
        });
    }

    private void compareValue(String path, JsonNode value, Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == List.class) {
                value.forEach(element -> compareValue(path + "[]", element, generic.getActualTypeArguments()[0]));
            } else if (raw == ExpandableField.class) {
                check(path, value.isTextual());
            } else {
                check(path, value.isObject());
            }
        } else if (type == Long.class) {
            check(path, value.isIntegralNumber());
        } else if (type == Boolean.class) {
            check(path, value.isBoolean());
        } else if (type == String.class) {
            check(path, value.isTextual());
        } else if (type instanceof Class<?> nested && StripeObject.class.isAssignableFrom(nested)) {
            check(path, value.isObject());
            compare(path, value, nested);
        }
    }

    private void check(String path, boolean fits) {
        if (!fits) {
            wrong.add(path + " is of another type");
        }
    }

    private static Map<String, Type> fields(Class<?> type) {
        Map<String, Type> fields = new HashMap<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                SerializedName name = field.getAnnotation(SerializedName.class);
                if (name != null) {
                    fields.put(name.value(), field.getGenericType());
                }
            }
        }
        return fields;
    }
}
