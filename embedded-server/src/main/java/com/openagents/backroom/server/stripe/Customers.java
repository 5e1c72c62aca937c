package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.db.StripeCustomerStore.Customer;
import com.stripe.param.CustomerCreateParams;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/* Users as customers of Stripe's, exactly one each (requirement ST-02): made on demand under an idempotency key that
 * names the user, so that however many threads ask, Stripe makes one, and the row's primary key is the user. One that the
 * operator deletes at Stripe is made anew under the next key, as the old key would give the deleted one again.
 *
 * Stripe is told the user's id and nothing else about them.
 */
public final class Customers {
    private final StripeGateway gateway;
    private final StripeCustomerStore store;
    private final InstantSource clock;

    public Customers(StripeGateway gateway, StripeCustomerStore store, InstantSource clock) {
        this.gateway = gateway;
        this.store = store;
        this.clock = clock;
    }

    /// The customer of a user, made if need be.
    public String require(UUID userId) throws StripeTrouble {
        Optional<Customer> known = store.find(userId);
        if (known.isPresent() && !known.get().isDeleted()) {
            return known.get().id();
        }
        int generation = known.map(Customer::generation).orElse(0) + 1;
        String key = "cust:" + userId + (generation == 1 ? "" : ":" + generation);
        CustomerCreateParams params = CustomerCreateParams.builder()
                .putMetadata("user_id", userId.toString())
                .build();
        String made = gateway.ask(stripe ->
                stripe.customers().create(params, Patience.CALM.options(key)).getId());
        store.save(userId, made, generation, clock.instant());
        return store.find(userId).map(Customer::id).orElse(made);
    }

    /// The customer of a user, if they have one.
    public Optional<String> find(UUID userId) {
        return store.find(userId).filter(customer -> !customer.isDeleted()).map(Customer::id);
    }

    /// Whose customer it is.
    public Optional<UUID> findUser(String customerId) {
        return store.findUser(customerId);
    }
}
