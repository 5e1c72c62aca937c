package com.openagents.backroom.server.testing;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.db.UserStore;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.log.Blobs;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.LogEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;

/// A data folder with its database and log open, as the server has them.
public final class OpenLog implements AutoCloseable {
    /// What the clock of tests shows.
    public static final Instant NOW = Instant.parse("2026-11-23T09:15:02.114Z");

    private final DataFolder folder;
    public final Database database;
    public final UserStore users;
    public final HudStore huds;
    public final Blobs blobs;
    public final EventLog log;
    public final User operator;

    private OpenLog(DataFolder folder, Database database, InstantSource clock) {
        this.folder = folder;
        this.database = database;
        this.users = new UserStore(database, clock);
        this.huds = new HudStore(database, clock);
        this.blobs = new Blobs(folder.blobs());
        this.log = new EventLog(database, huds, blobs, clock);
        this.operator = users.operator(() -> "ada");
    }

    /// Opens the log of a data folder, made if there is none.
    public static OpenLog in(Path root) {
        return in(root, InstantSource.fixed(NOW));
    }

    /// Opens the log of a data folder with a clock.
    public static OpenLog in(Path root, InstantSource clock) {
        DataFolder folder = DataFolder.open(root);
        try {
            return new OpenLog(folder, Database.open(folder.database()), clock);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /// The HUD of a workspace without a remote.
    public Hud hud(String repo) {
        return huds.forWorkspace(operator, new Workspace(repo, null, "/home/ada/" + repo, null));
    }

    /// Runs a statement that only the database's administrator may, whether the database is open here or not.
    public static void asAdmin(Path root, String sql) {
        String url = "jdbc:h2:journaled:async:" + root.resolve("backroom").toAbsolutePath();
        try (Connection admin = DriverManager.getConnection(url, "BACKROOM_ADMIN", "");
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// An event of a session, ready for the log.
    public static LogEntry entry(Hud hud, String sessionId, String sourceId, HudEvent event) {
        return entry(hud, sessionId, sourceId, NOW, event);
    }

    /// An event of a session at a time, ready for the log.
    public static LogEntry entry(Hud hud, String sessionId, String sourceId, Instant at, HudEvent event) {
        return new LogEntry(
                hud, new Draft(sessionId, hud.folder(), at, "claude-code", null, "t1", sourceId, null, event));
    }

    @Override
    public void close() {
        database.close();
        folder.close();
    }
}
