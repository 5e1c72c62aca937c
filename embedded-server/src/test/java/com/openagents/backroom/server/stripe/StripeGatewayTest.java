package com.openagents.backroom.server.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.stripe.StripeTrouble.Kind;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.testing.Await;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our connection to Stripe when Stripe is slow, cut off, busy or broken (requirements ST-23, RE-04).
@SuppressWarnings("NullAway.Init")
class StripeGatewayTest {
    private static final int SHORT_MS = 300;
    /// Long enough to be seen, short enough to wait for.
    private static final Duration PAUSE = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private FakeStripe stripe;
    private OpenLog open;
    private StripeGateway gateway;

    @BeforeEach
    void start() {
        stripe = FakeStripe.start(1, () -> OpenLog.NOW);
        open = OpenLog.in(folder);
        gateway = new StripeGateway(setup(stripe.settings()), PAUSE);
    }

    @AfterEach
    void stop() {
        gateway.close();
        open.close();
        stripe.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 20, 100})
    void answerCutOff_isAskedForAgain_andTheWorkIsDoneOnce_ST23(int bytes) throws Exception {
        stripe.failNext("POST /v1/customers", new Fault.Cut(true, bytes), new Fault.Cut(false, -1));

        String made = customer("k1");

        assertEquals(3, stripe.requestCount("POST /v1/customers"));
        assertEquals(1, stripe.all("customer").size());
        assertEquals(made, customer("k1"), "and again with the same key");
    }

    /// A person has waited for all of it: whoever looks again asks with the same key.
    @Test
    void answerThatNeverComes_isNotWaitedForAgain_ST23() {
        stripe.fail(new Fault.Silence(true));
        RequestOptions options = RequestOptions.builder()
                .setIdempotencyKey("k1")
                .setMaxNetworkRetries(2)
                .setReadTimeout(SHORT_MS)
                .build();

        StripeTrouble silent = assertThrows(
                StripeTrouble.class,
                () -> gateway.ask(api ->
                        api.customers().create(CustomerCreateParams.builder().build(), options)));

        assertTrue(silent.isAmbiguous());
        assertEquals(1, stripe.requestCount("POST /v1/customers"));
    }

    @Test
    void busyStripe_isAskedTwiceMore_ST23() throws Exception {
        stripe.failNext("POST /v1/customers", Fault.CONFLICT, Fault.CONFLICT);

        customer("k1");

        assertEquals(3, stripe.requestCount("POST /v1/customers"));
        stripe.failNext("POST /v1/customers", Fault.RATE_LIMIT);
        StripeTrouble limited = assertThrows(StripeTrouble.class, () -> customer("k2"));
        assertEquals(Kind.LIMITED, limited.kind());
        assertFalse(gateway.isPaused());
    }

    @Test
    void whatCannotBeTold_isNeverToldAsFailed_ST23() {
        for (Fault fault : List.of(
                new Fault.Cut(true, -1),
                new Fault.Crash(true),
                new Fault.Page(502, "<html>bad gateway</html>"),
                new Fault.Page(200, "<html>a hotel's page</html>"),
                new Fault.Page(500, ""))) {
            try (StripeGateway one = new StripeGateway(setup(stripe.settings()), PAUSE)) {
                stripe.failNext("POST /v1/customers", fault, fault, fault);
                StripeTrouble trouble = assertThrows(StripeTrouble.class, () -> customer(one, "k" + fault));
                assertTrue(trouble.isAmbiguous(), fault + ": " + trouble.kind());
            }
        }
    }

    @Test
    void refusals_areAnswers_ST23() {
        stripe.failNext("POST /v1/customers", Fault.NO_PERMISSION);
        assertEquals(
                Kind.REFUSED,
                assertThrows(StripeTrouble.class, () -> customer("k1")).kind());
        assertEquals(1, stripe.requestCount("POST /v1/customers"), "not repeated");

        StripeTrouble gone = assertThrows(
                StripeTrouble.class,
                () -> gateway.ask(api -> api.customers().retrieve("cus_none", Patience.CALM.options())));
        assertEquals(Kind.NOT_THERE, gone.kind());
        assertFalse(gone.isAmbiguous());
    }

    @Test
    void slowDrip_endsWithTheTimeForTheWhole_ST23() {
        stripe.fail(new Fault.Drip(Duration.ofMillis(100)));

        StripeTrouble trouble = assertThrows(
                StripeTrouble.class,
                () -> gateway.ask(api -> api.customers()
                        .create(
                                CustomerCreateParams.builder().build(),
                                Patience.hasty(System::nanoTime).options("k1"))));

        assertEquals(Kind.UNKNOWN, trouble.kind());
        assertEquals(1, stripe.requestCount("POST /v1/customers"), "in haste it is not repeated");
    }

    @Test
    void stripeThatDoesNotAnswer_isLeftAlone_thenTriedAgain_RE04() throws Exception {
        stripe.fail(new Fault.Cut(false, -1));
        for (int i = 0; i < 5; i++) {
            assertThrows(StripeTrouble.class, this::find);
        }
        long asked = stripe.requestCount("GET /v1/customers");
        assertTrue(gateway.isPaused());

        assertEquals(Kind.PAUSED, assertThrows(StripeTrouble.class, this::find).kind());
        assertEquals(asked, stripe.requestCount("GET /v1/customers"), "nothing was sent");

        stripe.fail(new Fault.None());
        Await.until("the pause is over", () -> !gateway.isPaused());
        customer("k1");
        customer("k2");
        assertFalse(gateway.isPaused());
    }

    @Test
    void nothingButTheRequest_isTold() throws Exception {
        customer("k1");

        assertEquals(1, stripe.requestCount(""), "no telemetry");
    }

    @Test
    void whileBillingIsOff_nothingIsAsked() {
        Map<String, List<String>> settings = new HashMap<>(stripe.settings());
        settings.remove("stripe.secret-key");
        try (StripeGateway off = new StripeGateway(setup(settings), PAUSE)) {
            ApiException refused = assertThrows(ApiException.class, () -> customer(off, "k1"));
            assertEquals("stripe_not_configured", refused.code());
        }
        assertEquals(0, stripe.requestCount(""));
    }

    private String customer(String key) throws StripeTrouble {
        return customer(gateway, key);
    }

    private static String customer(StripeGateway gateway, String key) throws StripeTrouble {
        return gateway.ask(api -> api.customers()
                .create(CustomerCreateParams.builder().build(), Patience.CALM.options(key))
                .getId());
    }

    private void find() throws StripeTrouble {
        gateway.ask(api -> api.customers()
                .retrieve("cus_1", Patience.hasty(System::nanoTime).options()));
    }

    private StripeSetup setup(Map<String, List<String>> settings) {
        return new StripeSetup(
                Configuration.load(settings, Map.of(), ConfigFile.EMPTY),
                false,
                new InstallationStore(open.database, () -> OpenLog.NOW));
    }
}
