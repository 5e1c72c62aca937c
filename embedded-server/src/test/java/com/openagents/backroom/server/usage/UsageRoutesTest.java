package com.openagents.backroom.server.usage;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.backoffice.BillingOffice;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.backoffice.UsageRefund;
import com.openagents.backroom.server.backoffice.Via;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.Posted;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Booking usage over HTTP, and what a person sees of it.
@SuppressWarnings("NullAway.Init")
class UsageRoutesTest {
    private static final String BATCH = "application/cloudevents-batch+json";

    @TempDir
    Path folder;

    private PeopleFixture people;
    private Browser bob;
    private String key;

    @BeforeEach
    void open() {
        people = new PeopleFixture(folder);
        bob = people.browserOf(BOB);
        key = PeopleFixture.key(bob, "usage", "account");
    }

    @AfterEach
    void close() {
        assertTrue(people.server.server().bookkeeper().check().isSound());
        bob.close();
        people.close();
    }

    @Test
    void batch_isBooked_andAgainIsNot_LG05() {
        String batch = "[" + event("1", 40_000) + "," + event("2", 45_000) + "," + event("1", 40_000) + "]";

        assertEquals(
                "{\"accepted\":2,\"duplicates\":1,\"credits\":85000,\"total_credits\":15000}",
                post(batch).body());
        assertEquals(
                "{\"accepted\":0,\"duplicates\":3,\"credits\":0,\"total_credits\":15000}",
                post(batch).body());

        assertEquals(
                "{\"signup_credits\":15000,\"purchased_credits\":0,\"total_credits\":15000,\"formatted\":\"15K\"}",
                bob.get("/api/billing/balance").body());
        String account = bob.get("/api/account").body();
        assertTrue(account.contains("\"formatted\":\"15K\",\"is_low\":true"), account);
        assertEquals(1, people.server.server().bookkeeper().low(9).size());
    }

    @Test
    void sameEvent_withOtherContent_isAConflict_andNothingOfTheBatchIsBooked_LG05() {
        post("[" + event("1", 10) + "]");

        HttpResponse<String> answer = post("[" + event("2", 10) + "," + event("1", 11) + "]");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("\"code\":\"usage_conflict\""), answer.body());
        assertTrue(answer.body().contains("The event 1 from /agents is booked already"), answer.body());
        assertEquals(99_990, total());
    }

    @Test
    void moreThanThereIs_isRefused_andNothingOfTheBatchIsBooked_LG07() {
        HttpResponse<String> answer = post("[" + event("1", 60_000) + "," + event("2", 60_000) + "]");

        assertEquals(402, answer.statusCode());
        assertTrue(answer.body().contains("\"code\":\"insufficient_credits\""), answer.body());
        assertEquals(100_000, total());
        assertTrue(post("[" + event("1", 60_000) + "]").body().contains("\"accepted\":1"));
    }

    @Test
    void refund_isTheOperators_once_andStandsInTheLedger() {
        UUID person = people.account(BOB).orElseThrow().id();
        BillingOffice office = people.server.server().backoffice().billing();
        post("[" + event("1", 60_000) + "," + event("2", 0) + "]");

        assertEquals(
                Optional.of(new Balance(100_000, 0)),
                office.refundUsage(Via.CONSOLE, person, new UsageRefund("/agents", "1", "the model failed")));
        assertEquals(
                Optional.empty(), office.refundUsage(Via.CONSOLE, person, new UsageRefund("/agents", "1", "again")));
        assertTrue(office.refundUsage(Via.CONSOLE, person, new UsageRefund("/agents", "2", "for nothing"))
                .isPresent());

        assertEquals(100_000, total());
        String ledger = bob.get("/api/billing/ledger?limit=1").body();
        assertEquals(
                "{\"postings\":[{\"seq\":3,\"at\":\"" + PeopleFixture.START
                        + "\",\"kind\":\"usage_refund\",\"ext_ref\":\""
                        + person + "//agents#1\",\"reason\":\"the model failed\",\"credits\":60000,\"balance\":100000,"
                        + "\"entries\":[{\"account\":\"sys:consumed\",\"amount\":-60000},"
                        + "{\"account\":\"user:promo\",\"amount\":60000}]}],\"next_before\":3}",
                ledger);
        assertTrue(!bob.get("/api/billing/ledger?before=2").body().contains("next_before"));
    }

    @Test
    void statement_hasEveryPosting_runningBalance_andSums_LG12() {
        UUID person = people.account(BOB).orElseThrow().id();
        post("[" + event("1", 60_000) + "]");
        Adjustment gift = new Adjustment(UUID.randomUUID(), 500, "=HYPERLINK(\"x\"), sorry");
        Posted _ = people.server.server().backoffice().billing().adjust(Via.CONSOLE, person, gift, 40_500);

        HttpResponse<String> answer = bob.get("/api/billing/ledger.csv");

        assertEquals(
                "text/csv; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElseThrow());
        List<String> lines =
                Pattern.compile("\r\n").splitAsStream(answer.body()).toList();
        assertEquals("number,at,kind,reference,reason,given,bought,credits,balance", lines.get(0));
        assertEquals("1," + PeopleFixture.START + ",signup," + person + ",,100000,0,100000,100000", lines.get(1));
        assertEquals(
                "2," + PeopleFixture.START + ",usage," + person + "//agents#1,,-60000,0,-60000,40000", lines.get(2));
        assertTrue(lines.get(3).endsWith(",\"'=HYPERLINK(\"\"x\"\"), sorry\",500,0,500,40500"), lines.get(3));
        assertEquals(",,sum,,,40500,0,40500,40500", lines.get(4));
        assertEquals(5, lines.size());
    }

    @Test
    void everybody_seesOnlyTheirOwn() {
        post("[" + event("1", 60_000) + "]");
        try (Browser carol = people.browserOf(CAROL)) {
            assertTrue(carol.get("/api/billing/balance").body().contains("\"total_credits\":100000"));
            String ledger = carol.get("/api/billing/ledger").body();
            assertTrue(ledger.contains("signup") && !ledger.contains("usage"), ledger);
            assertTrue(!carol.get("/api/billing/ledger.csv").body().contains("usage"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[1]",
                "[{}]",
                "not json",
                "[{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/a\",\"type\":\"t\",\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a#b\",\"type\":\"t\",\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\"}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":{}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":{\"credits\":-1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":{\"credits\":1.5}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":{\"credits\":\"1\"}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\","
                        + "\"data\":{\"credits\":99999999999999999999}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\","
                        + "\"data\":{\"credits\":9223372036854775807}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\","
                        + "\"data\":{\"credits\":1,\"price\":2}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"time\":\"yesterday\","
                        + "\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\","
                        + "\"time\":\"+999999999-01-01T00:00:00Z\",\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"a\\u0000b\",\"source\":\"/a\",\"type\":\"t\","
                        + "\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"a\\ud800\",\"source\":\"/a\",\"type\":\"t\","
                        + "\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"id\":\"2\",\"source\":\"/a\",\"type\":\"t\","
                        + "\"data\":{\"credits\":1}}]",
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"Bad-Name\":1,"
                        + "\"data\":{\"credits\":1}}]"
            })
    void whatIsNoBatch_isRefusedWhole(String body) {
        HttpResponse<String> answer = post(body);

        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"bad_request\""), answer.body());
        assertEquals(100_000, total());
    }

    @Test
    void wrongEvent_isNamedByItsPlace() {
        HttpResponse<String> answer = post("[" + event("1", 1) + "," + event("2", -1) + "]");

        assertTrue(
                answer.body()
                        .contains("Event 2 of the batch needs `credits` in `data`, a whole number from 0 to"
                                + " 9007199254740991. Nothing was booked."),
                answer.body());
    }

    @Test
    void tooManyOrTooLarge_isRefused() {
        String many = "[" + (event("1", 0) + ",").repeat(UsageBatch.MAX_EVENTS) + event("1", 0) + "]";
        assertEquals(400, post(many).statusCode());
        assertEquals(413, post(" ".repeat(UsageRoutes.MAX_BODY_BYTES + 1)).statusCode());
    }

    @Test
    void otherTypes_areRefused() {
        HttpResponse<String> answer = people.server.postText(
                "/api/usage/events",
                "[" + event("1", 1) + "]",
                "Authorization",
                "Bearer " + key,
                "Content-Type",
                "application/json");

        assertEquals(415, answer.statusCode());
    }

    @ParameterizedTest
    @CsvSource({"before,0", "before,-1", "before,x", "limit,0", "limit,1e3", "before,99999999999999999999"})
    void placesThatAreNone_areRefused(String name, String value) {
        assertEquals(400, bob.get("/api/billing/ledger?" + name + "=" + value).statusCode());
    }

    private static String event(String id, long credits) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/agents\",\"type\":\"tokens.used\","
                + "\"traceparent\":\"00-1\",\"time\":\"2026-11-25T08:59:59.5+01:00\",\"data\":{\"credits\":" + credits
                + ",\"model\":\"m\",\"input_tokens\":12,\"output_tokens\":3,\"session_id\":\"s\"}}";
    }

    private HttpResponse<String> post(String batch) {
        return people.server.postText(
                "/api/usage/events", batch, "Authorization", "Bearer " + key, "Content-Type", BATCH);
    }

    private long total() {
        return people.server
                .server()
                .backoffice()
                .billing()
                .find(people.account(BOB).orElseThrow().id())
                .orElseThrow()
                .payer()
                .balance()
                .total();
    }
}
