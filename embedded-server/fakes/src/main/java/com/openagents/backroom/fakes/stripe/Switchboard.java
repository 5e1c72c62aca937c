package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A page by which anybody makes the fake misbehave, refunds and disputes: what Stripe's dashboard, banks and bad luck
/// do elsewhere. Called with the fake's lock held.
final class Switchboard {
    static final String PATH = "/";

    /// Payments with buttons, the newest ones.
    private static final int MAX_PAYMENTS = 5;

    /// Events that come once more, the newest first.
    private static final int AGAIN = 10;

    private final Vault vault;
    private final Api api;
    private final Bank bank;
    private final Faults faults;
    private final Webhooks webhooks;
    private Trouble trouble = Trouble.NONE;
    private PaymentTrouble payments = PaymentTrouble.NONE;
    private WebhookTrouble deliveries = WebhookTrouble.NONE;

    Switchboard(Vault vault, Api api, Bank bank, Faults faults, Webhooks webhooks) {
        this.vault = vault;
        this.api = api;
        this.bank = bank;
        this.faults = faults;
        this.webhooks = webhooks;
    }

    Answer answer(Call call) {
        if (!call.method().equals("POST")) {
            return page("");
        }
        try {
            return page(call.params().find("do").map(verb -> act(verb, call)).orElseGet(() -> set(call)));
        } catch (ApiError error) {
            return page(String.valueOf(error.getMessage()));
        }
    }

    private String set(Call call) {
        trouble = chosen(call, "api", Trouble.values());
        faults.always(trouble.fault());
        PaymentTrouble before = payments;
        payments = chosen(call, "payments", PaymentTrouble.values());
        api.payments.declineCode = payments.declineCode;
        bank.slowDown(payments == PaymentTrouble.SLOW);
        if (before == PaymentTrouble.SLOW && payments != before) {
            vault.oldestFirst(Kind.PAYMENT_INTENT).stream()
                    .filter(payment -> Wire.status(payment).equals("processing"))
                    .forEach(payment -> bank.finish(Wire.id(payment), payments.declineCode));
        }
        deliveries = chosen(call, "webhooks", WebhookTrouble.values());
        webhooks.misbehave(deliveries.mischief());
        return "It is so from now on.";
    }

    private String act(String verb, Call call) {
        String id = call.params().find("id").orElse("");
        return switch (verb) {
            case "again" -> {
                vault.newestFirst(Kind.EVENT).stream().limit(AGAIN).forEach(webhooks::add);
                yield "The last webhooks are sent once more, the newest first.";
            }
            case "refund" -> "Refund " + bank.refund(id, left(id)) + " was made.";
            case "refund-half" -> "Refund " + bank.refund(id, (left(id) + 1) / 2) + " was made.";
            case "charge-back" -> "The bank took the money back: dispute " + bank.chargeBack(id, left(id)) + ".";
            case "inquire" -> "The bank asks about it: dispute " + bank.inquire(id, left(id)) + ".";
            case "win" -> {
                bank.win(id);
                yield "The dispute is won.";
            }
            case "lose" -> {
                bank.lose(id);
                yield "The dispute is lost.";
            }
            case "delete-customers" -> {
                vault.oldestFirst(Kind.CUSTOMER).forEach(customer -> bank.deleteCustomer(Wire.id(customer)));
                yield "All customers are deleted.";
            }
            default -> "There is no such button.";
        };
    }

    /// What of a payment was not refunded yet.
    private long left(String payment) {
        ObjectNode charge = api.charges.require(Params.parse("payment_intent=" + payment));
        return charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    }

    private static <T extends Enum<T>> T chosen(Call call, String field, T[] all) {
        Optional<String> word = call.params().find(field);
        return List.of(all).stream()
                .filter(one -> word.filter(wire(one)::equals).isPresent())
                .findFirst()
                .orElse(all[0]);
    }

    private static String wire(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private Answer page(String said) {
        String page = Pages.text("switches.html")
                .replace("{said}", said.isEmpty() ? "" : "<p class=\"said\" role=\"status\">" + escaped(said) + "</p>")
                .replace("{api}", options("api", "Stripe", Trouble.values(), trouble, one -> one.words))
                .replace(
                        "{payments}", options("payments", "Banks", PaymentTrouble.values(), payments, one -> one.words))
                .replace(
                        "{webhooks}",
                        options("webhooks", "Webhooks", WebhookTrouble.values(), deliveries, one -> one.words))
                .replace("{rows}", rows());
        return Answer.text("text/html", page);
    }

    private static <T extends Enum<T>> String options(
            String name, String subject, T[] all, T now, Function<T, String> words) {
        StringBuilder out = new StringBuilder("<fieldset><legend>" + subject + " …</legend>");
        for (T one : all) {
            out.append("<label><input type=\"radio\" name=\"").append(name);
            out.append("\" value=\"").append(wire(one)).append('"').append(one == now ? " checked> " : "> ");
            out.append(words.apply(one)).append("</label>");
        }
        return out.append("</fieldset>").toString();
    }

    private String rows() {
        List<ObjectNode> paid = vault.newestFirst(Kind.PAYMENT_INTENT).stream()
                .filter(payment -> Wire.status(payment).equals("succeeded"))
                .limit(MAX_PAYMENTS)
                .toList();
        StringBuilder out = new StringBuilder();
        for (ObjectNode payment : paid) {
            out.append("<li><code>").append(Wire.id(payment)).append("</code> ");
            out.append(money(payment.path("amount").asLong())).append(left(payment));
        }
        return paid.isEmpty() ? "<li>Nothing was paid yet.</li>" : out.toString();
    }

    private String left(ObjectNode payment) {
        String id = Wire.id(payment);
        StringBuilder out = new StringBuilder();
        if (left(id) > 0) {
            out.append(", ").append(money(left(id))).append(" not refunded");
            out.append(button("refund", id, "Refund")).append(button("refund-half", id, "Refund half"));
            out.append(button("charge-back", id, "Charge back")).append(button("inquire", id, "Inquire"));
        }
        for (ObjectNode dispute : vault.newestFirst(Kind.DISPUTE)) {
            if (dispute.path("payment_intent").asText().equals(id)) {
                out.append("<br>Dispute: ").append(Wire.status(dispute));
                out.append(button("win", Wire.id(dispute), "Win")).append(button("lose", Wire.id(dispute), "Lose"));
            }
        }
        return out.append("</li>").toString();
    }

    private static String button(String verb, String id, String text) {
        return "<form method=\"post\"><input type=\"hidden\" name=\"id\" value=\"" + id
                + "\"><button name=\"do\" value=\"" + verb + "\">" + text + "</button></form>";
    }

    private static String money(long minor) {
        return "$" + minor / 100 + "." + String.format(Locale.ROOT, "%02d", minor % 100);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
