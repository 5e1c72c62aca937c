package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;

/// What people, banks and time do to the objects of the fake, each with its events. Amounts are minor units.
public final class Bank {
    private final Object lock;
    private final Api api;

    Bank(Object lock, Api api) {
        this.lock = lock;
        this.api = api;
    }

    /// A customer keeps a card for later, as by Stripe's form, and says yes where the bank asks; the card's id.
    ///
    /// @param token of a test card: `pm_card_visa`
    public String saveCard(String customer, String token) {
        synchronized (lock) {
            ObjectNode intent =
                    api.setups.create(Params.parse("confirm=true&usage=off_session&payment_method_types[]=card"
                            + "&customer=" + customer + "&payment_method=" + token));
            if (Wire.status(intent).equals("requires_action")) {
                api.challenges.answer(api.challenges.requireOf(Wire.id(intent)), true);
            }
            return intent.path("payment_method").asText();
        }
    }

    /// The holder says yes or no to the question that an intent waits for.
    public void answer(String intent, boolean isYes) {
        synchronized (lock) {
            api.challenges.answer(api.challenges.requireOf(intent), isYes);
        }
    }

    /// Whether payments stay `processing` from now on, until [#finish].
    public void slowDown(boolean areSlow) {
        synchronized (lock) {
            api.payments.areSlow = areSlow;
        }
    }

    /// A payment that is processing ends.
    ///
    /// @param declineCode empty where it succeeds
    public void finish(String paymentIntent, String declineCode) {
        synchronized (lock) {
            api.payments.finish(paymentIntent, declineCode);
        }
    }

    /// A refund as the dashboard makes it; its id.
    public String refund(String paymentIntent, long amount) {
        synchronized (lock) {
            return Wire.id(api.refunds.create(Params.parse("payment_intent=" + paymentIntent + "&amount=" + amount)));
        }
    }

    /// Pending refunds succeed, and those that a bank sends back fail.
    public void finishRefunds() {
        synchronized (lock) {
            api.refunds.finish();
        }
    }

    public void failRefund(String refund) {
        synchronized (lock) {
            api.refunds.fail(refund);
        }
    }

    /// The bank takes back a payment, or part of it; the dispute's id.
    public String chargeBack(String paymentIntent, long amount) {
        synchronized (lock) {
            return Wire.id(api.disputes.chargeBack(charge(paymentIntent), amount));
        }
    }

    /// The bank only asks about a payment; the dispute's id.
    public String inquire(String paymentIntent, long amount) {
        synchronized (lock) {
            return Wire.id(api.disputes.inquire(charge(paymentIntent), amount));
        }
    }

    /// The bank takes the money after it asked.
    public void escalate(String dispute) {
        synchronized (lock) {
            api.disputes.escalate(dispute);
        }
    }

    public void win(String dispute) {
        synchronized (lock) {
            api.disputes.win(dispute);
        }
    }

    public void lose(String dispute) {
        synchronized (lock) {
            api.disputes.lose(dispute);
        }
    }

    public void closeInquiry(String dispute) {
        synchronized (lock) {
            api.disputes.closeInquiry(dispute);
        }
    }

    /// The bank gave the holder a card with another end; one in the past makes it expired.
    public void renew(String paymentMethod, YearMonth expiry) {
        synchronized (lock) {
            api.methods.renew(paymentMethod, expiry);
        }
    }

    /// The operator deletes a customer in Stripe's dashboard.
    public void deleteCustomer(String customer) {
        synchronized (lock) {
            ObjectNode _ = api.customers.delete(customer);
        }
    }

    private ObjectNode charge(String paymentIntent) {
        return api.charges.require(Params.parse("payment_intent=" + paymentIntent));
    }
}
