package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.fakes.github.Fault;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.server.account.FormerPeople;
import com.openagents.backroom.server.db.SealedColumn;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.BrokenRotation;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that is sealed is known to the rotation of keys (requirements CR-04, CR-05).
class StoredSecretsTest {
    /// Tink's first byte, then the key's id.
    private static final byte TINK = 1;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void rotationOfARunningServer_sealsAllAnew_andEverythingGoesOn_CR05() throws Exception {
        Map<String, Integer> before;
        int oldKey;
        try (PeopleFixture people = new PeopleFixture(folder)) {
            sealOneOfEach(people);
            before = cellsOf(keyId());
            assertEquals(columns(), before.keySet(), "something of each column");
            oldKey = keyId();
            int all = before.values().stream().mapToInt(Integer::intValue).sum();
            assertEquals(
                    "{\"keys\":1,\"sealed\":" + all + ",\"old\":0,\"lost\":0}", ask(people, "GET", "/api/admin/keys"));

            assertEquals(
                    "{\"is_resumed\":false,\"anew\":" + all + ",\"keys\":1,\"sealed\":" + all
                            + ",\"old\":0,\"lost\":0}",
                    ask(people, "POST", "/api/admin/keys/rotate"));

            goesOn(people);
        }
        assertNotEquals(oldKey, keyId());
        assertEquals(Map.of(), cellsOf(oldKey), "the old key's");
    }

    @Test
    void serverThatStarts_finishesARotationThatWasBrokenOff_CR05() throws Exception {
        try (PeopleFixture people = new PeopleFixture(folder)) {
            sealOneOfEach(people);
        }
        Path keys = folder.resolve("data/keys/secrets.json");
        String before = Files.readString(keys);
        int oldKey = keyId();
        BrokenRotation.begin(folder.resolve("data"));
        assertNotEquals(before, Files.readString(keys));
        assertEquals(2, ids().size(), "the rotation is not finished");

        try (PeopleFixture people = new PeopleFixture(folder)) {
            Await.until("the old key is gone", () -> ids().size() == 1);
            assertTrue(people.account(BOB).isPresent());
        }
        assertEquals(Map.of(), cellsOf(oldKey));
    }

    @Test
    void keysOfAnInstallation_areEachOfTheirOwn_CR04() throws Exception {
        try (PeopleFixture people = new PeopleFixture(folder)) {
            sealOneOfEach(people);
        }
        Path keys = folder.resolve("data/keys");
        SecretBox box = SecretBox.open(keys, SecretBox.places(Map.of(), keys, false), new Redactor());
        List<byte[]> all = new ArrayList<>();
        all.add(Base64.getDecoder()
                .decode(Files.readString(keys.resolve("secrets.key")).strip()));
        all.add(Base64.getUrlDecoder()
                .decode(Files.readString(keys.resolve("operator-token")).strip()));
        all.add(opened(box, "installation", "text", "name = '" + FormerPeople.KEY_NAME + "'"));
        all.add(opened(box, "proof_keys", "private_key_sealed", "TRUE"));

        List<String> ends = all.stream()
                .map(key -> HexFormat.of().formatHex(key, key.length - 32, key.length))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            String one = HexFormat.of().formatHex(all.get(i));
            for (int j = 0; j < all.size(); j++) {
                assertEquals(i == j, one.contains(ends.get(j)), "key " + i + " holds key " + j);
            }
        }
    }

    private static void sealOneOfEach(PeopleFixture people) {
        try (Browser bob = people.browserOf(BOB);
                Browser carol = people.browserOf(CAROL)) {
            GitHubApp app = people.server.server().gitHubApp();
            GitHubApp.Entry entry = app.setup().entry();
            app.save(new GitHubApp.Entry(entry.clientId(), "written-in-the-console", entry.url(), entry.scopes()));
            people.server.write(List.of(new TickStart("go")));
            people.server.server().notary().signNews();
            people.github.fail(new Fault.Page(503));
            assertEquals(200, carol.post("/api/account/delete", "").statusCode());
            Await.until("it was tried", () -> people.github.requestCount("DELETE /api/v3/applications") > 0);
            assertTrue(bob.get("/api/account").body().contains("bob@example.org"));
        }
    }

    /// Each secret is of use still.
    private static void goesOn(PeopleFixture people) {
        people.github.fail(new Fault.None());
        people.clock.move(Duration.ofMinutes(2));
        Await.until("carol's grant is taken back", () -> {
            people.server.takeBackGrants();
            return people.github.tokenCount(CAROL) == 0;
        });
        try (Browser bob = people.browserOf(BOB);
                Browser carol = people.browserOf(CAROL)) {
            JsonNode account = BuyingFixture.json(bob.get("/api/account"));
            assertEquals("bob@example.org", account.path("email").asText());
            JsonNode again = BuyingFixture.json(carol.get("/api/account"));
            assertEquals(0, again.path("balance").path("total_credits").asLong(), "she was here before");
            people.repo("bob/shop", false);
            assertTrue(bob.get("/api/repos").body().contains("bob/shop"), "by bob's token");
        }
    }

    private static String ask(PeopleFixture people, String method, String path) throws IOException {
        HttpResponse<String> answer = people.server.adminAsk(method, path, people.server.operator());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static Set<String> columns() {
        return SealedColumn.all(StoredSecrets.decisions()).stream()
                .map(column -> column.table() + "." + column.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int keyId() {
        return ids().getLast();
    }

    /// Ids of the keys in the file, which are no secret; the newest last.
    private List<Integer> ids() {
        try {
            JsonNode keyset = Json.parse(Files.readAllBytes(folder.resolve("data/keys/secrets.json")))
                    .path("keyset")
                    .path("keysetInfo");
            return keyset.path("keyInfo")
                    .valueStream()
                    .map(key -> (int) key.path("keyId").asLong())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many cells of the whole database a key sealed, by table and column.
    private Map<String, Integer> cellsOf(int keyId) throws SQLException {
        Map<String, Integer> found = new TreeMap<>();
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                Statement reading = admin.createStatement();
                ResultSet columns =
                        statement.executeQuery("SELECT table_name, column_name FROM information_schema.columns"
                                + " WHERE table_schema = 'PUBLIC' AND data_type LIKE 'CHARACTER%'")) {
            while (columns.next()) {
                String table = columns.getString(1);
                String column = columns.getString(2);
                ResultSet values = reading.executeQuery("SELECT \"" + column + "\" FROM \"" + table + "\"");
                while (values.next()) {
                    if (isSealedBy(keyId, values.getString(1))) {
                        found.merge(
                                table.toLowerCase(Locale.ROOT) + "." + column.toLowerCase(Locale.ROOT),
                                1,
                                Integer::sum);
                    }
                }
            }
        }
        return found;
    }

    /// The key that lies in the one cell of a column.
    private byte[] opened(SecretBox box, String table, String column, String which) throws SQLException {
        String key = table.equals("installation") ? "name" : "id";
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT " + key + ", " + column + " FROM " + table + " WHERE " + which)) {
            assertTrue(found.next(), table);
            Cell cell = new Cell(table, column, found.getString(1));
            String sealed = found.getString(2);
            String key64 = box.use(seals -> seals.open(cell, sealed));
            return Base64.getDecoder().decode(key64);
        }
    }

    private Connection admin() throws SQLException {
        Path database = folder.resolve("data/backroom").toAbsolutePath();
        return DriverManager.getConnection("jdbc:h2:journaled:async:" + database, "BACKROOM_ADMIN", "");
    }

    private static boolean isSealedBy(int keyId, @Nullable String text) {
        try {
            byte[] bytes = text == null ? new byte[0] : Base64.getDecoder().decode(text);
            return bytes.length > 5
                    && bytes[0] == TINK
                    && ByteBuffer.wrap(bytes, 1, 4).getInt() == keyId;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
