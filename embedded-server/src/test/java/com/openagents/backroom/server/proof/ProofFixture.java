package com.openagents.backroom.server.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.testing.Browser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks a HUD's log over HTTP as somebody outside does, and edits the database as somebody inside could.
final class ProofFixture {
    private ProofFixture() {}

    /// How a check ended.
    record Outcome(LogCheck check, Optional<Misfit> misfit) {}

    static Outcome check(Browser browser, String hud) throws ProofException {
        LogCheck check =
                new LogCheck(SignedLog.of(parse(browser.get(hud + "/proof").body()), null), null);
        for (JsonNode event : events(browser, hud, check.seq())) {
            Optional<Misfit> misfit = check.next(event);
            if (misfit.isPresent()) {
                return new Outcome(check, misfit);
            }
        }
        return new Outcome(check, check.end());
    }

    static List<JsonNode> events(Browser browser, String hud, long after) {
        List<JsonNode> events = new ArrayList<>();
        browser.get(hud + "/events?proof=1&after=" + after).body().lines().forEach(line -> events.add(parse(line)));
        return events;
    }

    static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (NotJsonException e) {
            throw new AssertionError(json, e);
        }
    }

    /// Changes a database that no Backroom has open.
    ///
    /// @return how many rows
    static int edit(Path folder, String sql) {
        String url = "jdbc:h2:" + folder.resolve("data/backroom").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url, "BACKROOM_ADMIN", "");
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
