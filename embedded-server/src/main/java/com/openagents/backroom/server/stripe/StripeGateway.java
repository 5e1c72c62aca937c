package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.outbound.OutboundHttp;
import com.openagents.backroom.server.stripe.StripeTrouble.Kind;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.service.V1Services;
import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/* Our one connection to Stripe (requirement ST-23). Any thread may call it; each call waits for the answer.
 *
 * When half of the last ten calls got no answer, none is sent for a while; then one is tried. What was not answered may
 * have been done, so it is never told as failed: whoever asked says "pending" and looks again.
 */
public final class StripeGateway implements AutoCloseable {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final int MAX_RETRIES = 2;

    /// Calls looked at, and how many of them without an answer open the breaker.
    private static final int CALLS = 10;

    private static final int MAX_FAILED_CALLS = 5;

    /// How long nothing is sent then.
    public static final Duration PAUSE = Duration.ofSeconds(15);

    private static final int MAX_REASON_CHARS = 300;

    private final StripeSetup setup;
    private final CircuitBreaker<Void> breaker;
    private @Nullable Connection connection;

    /// What the keys open.
    private record Connection(StripeSettings settings, OutboundHttp http, StripeClient client) {
        static Connection to(StripeSettings settings) {
            OutboundHttp http = new OutboundHttp(settings.origins(), CONNECT_TIMEOUT, ANSWER_TIMEOUT);
            StripeClient client = StripeClient.builder()
                    .setApiKey(settings.secretKey())
                    .setApiBase(settings.apiUrl())
                    .setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
                    .setReadTimeout(Math.toIntExact(ANSWER_TIMEOUT.toMillis()))
                    .setMaxNetworkRetries(MAX_RETRIES)
                    .setHttpClient(new StripeTransport(http))
                    .build();
            return new Connection(settings, http, client);
        }
    }

    /// What is asked.
    @FunctionalInterface
    public interface Question<T> {
        T ask(V1Services stripe) throws StripeException;
    }

    /// @param setup while it is off, nothing is asked
    public StripeGateway(StripeSetup setup) {
        this(setup, PAUSE);
    }

    /// One with another pause.
    ///
    /// @param pause how long nothing is sent after too many failures
    public StripeGateway(StripeSetup setup, Duration pause) {
        this.setup = setup;
        breaker = CircuitBreaker.<Void>builder()
                .withFailureThreshold(MAX_FAILED_CALLS, CALLS)
                .withDelay(pause)
                .build();
    }

    /// What the operator set up.
    public StripeSetup setup() {
        return setup;
    }

    /// Whether money moves.
    public StripeMode mode() {
        return setup.entered().map(StripeSettings::mode).orElse(StripeMode.TEST);
    }

    /// Whether nothing is sent just now, as Stripe did not answer before.
    public boolean isPaused() {
        return breaker.isOpen() && breaker.getRemainingDelay().isPositive();
    }

    /// Asks Stripe.
    ///
    /// @throws StripeTrouble when it is not done, or not known to be done
    /// @throws com.openagents.backroom.server.web.ApiException 503 while billing is off
    public <T> T ask(Question<T> question) throws StripeTrouble {
        StripeClient client = client(setup.require());
        if (!breaker.tryAcquirePermit()) {
            throw new StripeTrouble(
                    Kind.PAUSED,
                    "Stripe does not answer; it is asked again in at most "
                            + Math.max(1, breaker.getRemainingDelay().toSeconds()) + " s",
                    null);
        }
        try {
            T answer = question.ask(client.v1());
            breaker.recordSuccess();
            return answer;
        } catch (StripeException e) {
            StripeTrouble trouble = trouble(e);
            note(trouble);
            throw trouble;
        } catch (RuntimeException e) { // what the library makes of an answer that is no JSON object
            breaker.recordFailure();
            throw new StripeTrouble(Kind.UNKNOWN, "Stripe's answer can't be read", e);
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.http().close();
            connection = null;
        }
    }

    /// What asks with these keys. A connection with other ones is closed: whoever waits for Stripe just then is told
    /// that
    /// it does not answer.
    private synchronized StripeClient client(StripeSettings wanted) {
        Connection known = connection;
        if (known == null || !known.settings().equals(wanted)) {
            close();
            known = Connection.to(wanted);
            connection = known;
        }
        return known.client();
    }

    private void note(StripeTrouble trouble) {
        switch (trouble.kind()) {
            case UNKNOWN -> breaker.recordFailure();
            case PAUSED, LIMITED, DECLINED, NOT_THERE, REFUSED -> breaker.recordSuccess();
        }
    }

    private static StripeTrouble trouble(StripeException failure) {
        String reason = reason(failure);
        if (failure instanceof CardException card) {
            String code = card.getDeclineCode() == null ? card.getCode() : card.getDeclineCode();
            return new StripeTrouble(Kind.DECLINED, reason, code, paymentIntent(card.getStripeError()), card);
        }
        return new StripeTrouble(kind(failure), reason, failure.getCode(), null, failure);
    }

    private static Kind kind(StripeException failure) {
        Integer status = failure.getStatusCode();
        if (failure instanceof ApiConnectionException || status == null) {
            return Kind.UNKNOWN;
        }
        return switch (status) {
            case 400, 401, 403 -> "idempotency_error".equals(type(failure)) ? Kind.UNKNOWN : Kind.REFUSED;
            case 404 -> Kind.NOT_THERE;
            case 409, 429 -> Kind.LIMITED;
            default -> Kind.UNKNOWN;
        };
    }

    private static @Nullable String type(StripeException failure) {
        StripeError error = failure.getStripeError();
        return error == null ? null : error.getType();
    }

    private static @Nullable String paymentIntent(@Nullable StripeError error) {
        PaymentIntent intent = error == null ? null : error.getPaymentIntent();
        return intent == null ? null : intent.getId();
    }

    /// Stripe's own sentence, without the full stop, and the code where the sentence is not all.
    private static String reason(StripeException failure) {
        StripeError error = failure.getStripeError();
        String told = error == null ? failure.getMessage() : error.getMessage();
        String sentence = Optional.ofNullable(told).orElse("no reason given").strip();
        String reason = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        String code = failure.getCode();
        String whole = code == null || reason.contains(code) ? reason : reason + " (" + code + ")";
        return whole.length() > MAX_REASON_CHARS ? whole.substring(0, MAX_REASON_CHARS) : whole;
    }
}
