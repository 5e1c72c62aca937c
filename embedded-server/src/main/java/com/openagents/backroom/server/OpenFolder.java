package com.openagents.backroom.server;

import com.openagents.backroom.server.account.OperatorName;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.db.UserStore;
import com.openagents.backroom.server.log.Blobs;
import com.openagents.backroom.server.log.EventLog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// A data folder that is open: its lock, its database and its log. What works without a network works on this.
public final class OpenFolder implements AutoCloseable {
    private final DataFolder folder;
    private final Database database;
    private final UserStore users;
    private final HudStore huds;
    private final Blobs blobs;
    private final EventLog log;
    private final User operator;

    private OpenFolder(DataFolder folder, Database database, Map<String, String> environment, InstantSource clock) {
        this.folder = folder;
        this.database = database;
        users = new UserStore(database, clock);
        huds = new HudStore(database, clock);
        blobs = new Blobs(folder.blobs());
        log = new EventLog(database, huds, blobs, clock);
        operator = users.operator(() -> OperatorName.detect(environment));
    }

    /// Takes the folder's lock and opens its database, both made if need be.
    ///
    /// @param environment of this process; names the operator when the folder is new
    /// @throws com.openagents.backroom.server.config.ConfigException when the folder is in use or can't be used
    /// @throws com.openagents.backroom.server.db.StorageException when the database can't be opened
    public static OpenFolder open(Path root, Map<String, String> environment, InstantSource clock) {
        DataFolder folder = DataFolder.open(root);
        try {
            Database database = Database.open(folder.database());
            try {
                return new OpenFolder(folder, database, environment, clock);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public DataFolder folder() {
        return folder;
    }

    public Database database() {
        return database;
    }

    public UserStore users() {
        return users;
    }

    public HudStore huds() {
        return huds;
    }

    public Blobs blobs() {
        return blobs;
    }

    public EventLog log() {
        return log;
    }

    /// The person who runs this installation.
    public User operator() {
        return operator;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            folder.close();
        }
    }
}
