package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.github.FakeRepo;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must look the same costs the same (requirements WEB-11, AK-03). Times are not compared, as they say more of the
/// machine: the statements that the database runs are counted, by the database itself.
class SameCostTest {
    private static final HudSettings PRIVATE = new HudSettings(false, true, RedactionPolicy.STANDARD, List.of());

    /// Whatever else the server does meanwhile only adds statements.
    private static final int ROUNDS = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void privateUnknownAndDeletedHuds_costTheSameStatements_WEB11() throws SQLException {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser carol = people.browserOf(CAROL);
                Browser stranger = people.server.browser()) {
            HudId hidden = people.hudOfBob(bob, "shop");
            people.server.server().huds().change(hidden, PRIVATE);
            people.github.with(new FakeRepo("Carol/gone", false, PeopleFixture.START, Set.of(), Set.of(CAROL)));
            assertEquals(
                    201,
                    PeopleFixture.json(carol, "/api/repos", "{\"repo\":\"Carol/gone\"}")
                            .statusCode());
            assertEquals(200, carol.post("/api/account/delete", "").statusCode());

            for (String rest : List.of("", "/stream", "/events", "/snapshot.json", "/card.png")) {
                Map<String, Long> costs = new LinkedHashMap<>();
                Set<String> answers = new HashSet<>();
                for (String name : List.of("bob/shop", "bob/none", "nobody/none", "Carol/gone")) {
                    String path = "/hud/" + name + rest;
                    costs.put(name, cost("huds|hud_redirects|hud_settings", () -> stranger.get(path)));
                    answers.add(seen(stranger.get(path)));
                }
                assertEquals(1, new HashSet<>(costs.values()).size(), rest + " " + costs);
                assertTrue(costs.getOrDefault("bob/none", 0L) > 0, "nothing was counted");
                assertEquals(1, answers.size(), answers.toString());
            }
        }
    }

    @Test
    void keysThatAreNoGood_costTheSameLookUp_AK03() throws SQLException {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String revoked = PeopleFixture.key(bob, "account");
            String id = bob.get("/api/account/api-keys").body().replaceAll(".*\"id\":\"([0-9a-f-]+)\".*", "$1");
            assertEquals(204, bob.delete("/api/account/api-keys/" + id).statusCode());
            String expired = PeopleFixture.json(
                            bob, "/api/account/api-key", "{\"scopes\":[\"account\"],\"expires_in_days\":1}")
                    .body()
                    .replaceAll(".*\"api_key\":\"(\\w+)\".*", "$1");
            assertEquals(
                    200,
                    people.server
                            .get("/api/account", "Authorization", "Bearer " + expired)
                            .statusCode());
            people.clock.move(Duration.ofDays(1));
            Map<String, Long> costs = new LinkedHashMap<>();
            Map<String, String> shown = Map.of(
                    "revoked",
                    "Bearer " + revoked,
                    "expired",
                    "Bearer " + expired,
                    "unknown",
                    "Bearer " + revoked.substring(0, 20) + "AAAAAAAA" + revoked.substring(28),
                    "malformed",
                    "Bearer oa_live_x",
                    "none",
                    "Bearer ",
                    "another scheme",
                    "Basic eDp5");
            for (Map.Entry<String, String> one : shown.entrySet()) {
                costs.put(
                        one.getKey(),
                        cost("api_keys", () -> people.server.get("/api/account", "Authorization", one.getValue())));
            }
            assertEquals(Set.of(1L), new HashSet<>(costs.values()), costs.toString());
        }
    }

    /// What of an answer may not differ.
    private static String seen(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Content-Length").orElse("") + " "
                + answer.body().replaceAll("(Number of this request: <code>|request_id\":\")\\w+", "");
    }

    /// How many statements about some tables a request takes: the fewest of some rounds.
    private long cost(String tables, Supplier<HttpResponse<String>> request) throws SQLException {
        Path data = folder.resolve("data");
        Pattern about = Pattern.compile("\\b(" + tables + ")\\b", Pattern.CASE_INSENSITIVE);
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            OpenLog.asAdmin(data, "SET QUERY_STATISTICS FALSE");
            OpenLog.asAdmin(data, "SET QUERY_STATISTICS TRUE");
            assertTrue(request.get().statusCode() >= 400);
            fewest = Math.min(fewest, counted(data, about));
        }
        return fewest;
    }

    private static long counted(Path data, Pattern about) throws SQLException {
        String url = "jdbc:h2:journaled:async:" + data.resolve("backroom").toAbsolutePath();
        long count = 0;
        try (Connection admin = DriverManager.getConnection(url, "BACKROOM_ADMIN", "");
                Statement statement = admin.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT sql_statement, execution_count FROM information_schema.query_statistics")) {
            while (found.next()) {
                count += about.matcher(found.getString(1)).find() ? found.getLong(2) : 0;
            }
        }
        return count;
    }
}
