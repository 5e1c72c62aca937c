package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.CardStore.Card;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.stripe.StripeTrouble.Kind;
import com.openagents.backroom.server.web.ApiException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeCollection;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerUpdateParams;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/* People's cards. Stripe has them; our rows are what it said last. Whose a card is, is asked there each time before
 * anything is done with it (requirement ST-16).
 *
 * Whatever changes, all cards of the person are read anew: so no message of Stripe's can come too late or twice. Of two
 * readings at the same time the one that began later counts.
 */
public final class Cards {
    private static final Logger LOG = System.getLogger(Cards.class.getName());

    /// Stripe's largest page; nobody has more cards.
    private static final long PAGE = 100;

    private final StripeGateway gateway;
    private final Customers customers;
    private final CardStore store;
    private final Database database;
    private final InstantSource clock;
    private final Readings readings = new Readings();

    /// Whose card is being removed just now: two at once would each leave the other one as the last.
    private final Set<UUID> removing = ConcurrentHashMap.newKeySet();

    private static final Pattern ID = Pattern.compile("(?:pm|card|src)_[A-Za-z0-9_]{1,250}");

    /// What a purchase is paid with.
    public record Means(String customerId, String cardId) {}

    /// A person's cards as Stripe had them.
    ///
    /// @param number of the reading
    public record Reading(UUID userId, long number, List<Card> cards) {}

    /// A person's cards, the default first.
    ///
    /// @param isCurrent whether Stripe said so just now; else they are as it had them last
    public record Listing(List<Card> cards, boolean isCurrent) {}

    public Cards(StripeGateway gateway, Customers customers, CardStore store, Database database, InstantSource clock) {
        this.gateway = gateway;
        this.customers = customers;
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /// The id of a card that somebody names, so that nothing else gets into the path of a request to Stripe.
    ///
    /// @throws ApiException 404 when it is none
    public static String requireId(String text) {
        if (!ID.matcher(text).matches()) {
            throw ApiException.notFound();
        }
        return text;
    }

    /// A person's cards: as Stripe has them, or had them when it does not answer soon.
    public Listing list(UUID userId) {
        boolean isCurrent = true;
        try {
            refresh(userId, Patience.brief(System::nanoTime));
        } catch (StripeTrouble e) {
            LOG.log(Logger.Level.INFO, "cards are shown as they were: {0}", e.getMessage());
            isCurrent = false;
        }
        return new Listing(store.list(userId), isCurrent);
    }

    /// Whether a card can be charged now.
    public boolean isUsable(Card card) {
        return CardStatus.isUsable(card, clock.instant());
    }

    /// What a person pays with: their default card.
    ///
    /// @throws ApiException 400 when there is none that can be charged
    public Means requireMeans(UUID userId) {
        Optional<String> customer = customers.find(userId);
        Optional<Card> card =
                store.list(userId).stream().filter(Card::isDefault).findFirst();
        if (customer.isEmpty() || card.isEmpty()) {
            throw noMeans("There is no card to pay with. Add one first.");
        }
        if (!isUsable(card.get())) {
            throw noMeans("Your default card is expired or refused by its bank. Add another one, or make another the"
                    + " default.");
        }
        return new Means(customer.get(), card.get().id());
    }

    /// Makes a person's card their default.
    ///
    /// @throws ApiException 404 when they have no such card
    public void makeDefault(UUID userId, String cardId) throws StripeTrouble {
        String customer = requireOwn(userId, cardId);
        CustomerUpdateParams params = CustomerUpdateParams.builder()
                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(cardId)
                        .build())
                .build();
        gateway.ask(stripe -> stripe.customers().update(customer, params, Patience.CALM.options()));
        refresh(userId);
    }

    /// Takes a person's card away.
    ///
    /// @param beforeLast is called when no card would be left, and throws when that may not be (SE-07)
    /// @throws ApiException 404 when they have no such card, 409 when another one is just being removed
    public void remove(UUID userId, String cardId, Runnable beforeLast) throws StripeTrouble {
        if (!removing.add(userId)) {
            throw new ApiException(
                    Status.CONFLICT_409,
                    "card_being_removed",
                    "Another card of yours is being removed just now. Try again in a moment.");
        }
        try {
            String customer = requireOwn(userId, cardId);
            if (cards(customer, Patience.CALM).stream()
                    .allMatch(card -> card.id().equals(cardId))) {
                beforeLast.run();
            }
            gateway.ask(stripe -> stripe.paymentMethods().detach(cardId, Patience.CALM.options()));
            refresh(userId);
        } finally {
            removing.remove(userId);
        }
    }

    /// Reads a person's cards anew.
    public void refresh(UUID userId) throws StripeTrouble {
        refresh(userId, Patience.CALM);
    }

    private void refresh(UUID userId, Patience patience) throws StripeTrouble {
        Optional<Reading> reading = read(userId, patience);
        reading.ifPresent(read -> database.run(tx -> apply(tx, read)));
    }

    /// A person's cards as Stripe has them; nothing for somebody who never had any.
    public Optional<Reading> read(UUID userId, Patience patience) throws StripeTrouble {
        Optional<String> customer = customers.find(userId);
        if (customer.isEmpty()) {
            return Optional.empty();
        }
        long number = readings.begin();
        try {
            return Optional.of(new Reading(userId, number, cards(customer.get(), patience)));
        } catch (StripeTrouble e) {
            if (e.kind() == Kind.NOT_THERE) { // deleted there; its event comes
                return Optional.of(new Reading(userId, number, List.of()));
            }
            throw e;
        }
    }

    /// Takes over what was read, unless something newer was.
    public void apply(Transaction tx, Reading reading) {
        if (!readings.isNewest(reading.userId(), reading.number())) {
            return;
        }
        Instant now = clock.instant();
        store.replace(tx, reading.userId(), reading.cards(), now);
        List<Card> cards = store.list(tx, reading.userId());
        CardStatus status = CardStatus.of(store.status(tx, reading.userId()), cards, now);
        store.saveStatus(tx, reading.userId(), status.wire(), cards.isEmpty() ? null : cards.getFirst());
    }

    /// A reading of somebody who has no cards any more, as their customer is gone.
    public Reading none(UUID userId) {
        return new Reading(userId, readings.begin(), List.of());
    }

    /// Detaches all cards of a customer.
    public void detachAll(String customerId) throws StripeTrouble {
        for (Card card : cards(customerId, Patience.CALM)) {
            gateway.ask(stripe -> stripe.paymentMethods().detach(card.id(), Patience.CALM.options()));
        }
    }

    private String requireOwn(UUID userId, String cardId) throws StripeTrouble {
        String customer = customers.find(userId).orElseThrow(ApiException::notFound);
        try {
            PaymentMethod card =
                    gateway.ask(stripe -> stripe.paymentMethods().retrieve(cardId, Patience.CALM.options()));
            if (customer.equals(card.getCustomer())) {
                return customer;
            }
        } catch (StripeTrouble e) {
            if (e.kind() != Kind.NOT_THERE) {
                throw e;
            }
        }
        throw ApiException.notFound();
    }

    private List<Card> cards(String customerId, Patience patience) throws StripeTrouble {
        Customer customer = gateway.ask(stripe -> stripe.customers().retrieve(customerId, patience.options()));
        if (Boolean.TRUE.equals(customer.getDeleted())) {
            return List.of();
        }
        CustomerPaymentMethodListParams params = CustomerPaymentMethodListParams.builder()
                .setType(CustomerPaymentMethodListParams.Type.CARD)
                .setLimit(PAGE)
                .build();
        StripeCollection<PaymentMethod> found =
                gateway.ask(stripe -> stripe.customers().paymentMethods().list(customerId, params, patience.options()));
        List<PaymentMethod> newestFirst = found.getData().stream()
                .sorted(Comparator.comparing(PaymentMethod::getCreated)
                        .reversed()
                        .thenComparing(PaymentMethod::getId))
                .toList();
        String chosen = defaultOf(customer);
        boolean isThere = newestFirst.stream().anyMatch(card -> card.getId().equals(chosen));
        String shown = isThere || newestFirst.isEmpty()
                ? chosen
                : newestFirst.getFirst().getId();
        List<Card> cards = new ArrayList<>();
        newestFirst.forEach(card -> cards.add(card(card, card.getId().equals(shown))));
        return cards;
    }

    private static @Nullable String defaultOf(Customer customer) {
        return customer.getInvoiceSettings() == null
                ? null
                : customer.getInvoiceSettings().getDefaultPaymentMethod();
    }

    private static Card card(PaymentMethod method, boolean isDefault) {
        PaymentMethod.Card card = method.getCard();
        Instant added = Instant.ofEpochSecond(method.getCreated());
        return card == null
                ? new Card(method.getId(), null, null, null, null, isDefault, added, null)
                : new Card(
                        method.getId(),
                        card.getBrand(),
                        card.getLast4(),
                        card.getExpMonth() == null ? null : card.getExpMonth().intValue(),
                        card.getExpYear() == null ? null : card.getExpYear().intValue(),
                        isDefault,
                        added,
                        null);
    }

    private static ApiException noMeans(String sentence) {
        return new ApiException(Status.BAD_REQUEST_400, "no_payment_method", sentence);
    }
}
