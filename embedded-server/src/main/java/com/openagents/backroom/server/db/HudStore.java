package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.HudRedirects.HUD_REDIRECTS;
import static com.openagents.backroom.server.db.jooq.tables.HudSettings.HUD_SETTINGS;
import static com.openagents.backroom.server.db.jooq.tables.Huds.HUDS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.schema.hud.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectWhereStep;
import org.jspecify.annotations.Nullable;

/// Rows of `huds`, `hud_settings` and `hud_redirects`.
public final class HudStore {
    private final Database database;
    private final InstantSource clock;

    /// Two workspaces with one name must not be named at the same time.
    private final ReentrantLock naming = new ReentrantLock();

    public HudStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The HUD of a workspace, made if there is none. A name that another workspace has gets `-2`, `-3`, …
    ///
    /// A folder that gets a git remote keeps its HUD.
    public Hud forWorkspace(User owner, Workspace workspace) {
        naming.lock();
        try {
            return database.transact(tx -> {
                Optional<Hud> known = findByIdentity(tx, owner, workspace.identity());
                return known.or(() -> adoptFolder(tx, owner, workspace)).orElseGet(() -> make(tx, owner, workspace));
            });
        } finally {
            naming.unlock();
        }
    }

    /// A user's HUDs, the one with the newest event first.
    public List<Hud> of(UUID owner) {
        return database.transact(tx -> rows(tx).where(HUDS.USER_ID.eq(owner))
                .orderBy(HUDS.LAST_EVENT_AT.desc().nullsLast(), HUDS.ID)
                .fetch(HudStore::hud));
    }

    /// The HUD of that name.
    public Optional<Hud> find(HudId name) {
        return database.transact(tx ->
                findOne(tx, USERS.USERNAME_KEY.eq(key(name.username())).and(HUDS.REPO_KEY.eq(key(name.repo())))));
    }

    /// The HUD that had the name before it or its owner was renamed.
    public Optional<Hud> findRenamed(HudId oldName) {
        return database.transact(tx -> {
            Long id = tx.sql()
                    .select(HUD_REDIRECTS.HUD_ID)
                    .from(HUD_REDIRECTS)
                    .where(
                            HUD_REDIRECTS.USERNAME_KEY.eq(key(oldName.username())),
                            HUD_REDIRECTS.REPO_KEY.eq(key(oldName.repo())))
                    .fetchOne(HUD_REDIRECTS.HUD_ID);
            return id == null ? Optional.<Hud>empty() : findOne(tx, HUDS.ID.eq(id));
        });
    }

    /// All HUDs, the one with the newest event first.
    public List<Hud> all() {
        return database.transact(tx ->
                rows(tx).orderBy(HUDS.LAST_EVENT_AT.desc().nullsLast(), HUDS.ID).fetch(HudStore::hud));
    }

    /// Keys of HUDs whose owner is gone. Nobody finds them.
    public List<Long> orphans() {
        return database.transact(tx -> tx.sql()
                .select(HUDS.ID)
                .from(HUDS)
                .join(USERS)
                .on(USERS.USER_ID.eq(HUDS.USER_ID).and(USERS.DELETED_AT.isNotNull()))
                .fetch(HUDS.ID));
    }

    /// Removes a HUD whose log is empty.
    public void delete(Transaction tx, long id) {
        tx.sql().deleteFrom(HUDS).where(HUDS.ID.eq(id)).execute();
    }

    /// The same HUD as it is now.
    public Hud refresh(Hud hud) {
        return database.transact(tx -> findOne(tx, HUDS.ID.eq(hud.id())))
                .orElseThrow(() -> new IllegalStateException("the HUD " + hud.name() + " is gone"));
    }

    /// Who may see it, as far as anyone decided.
    public Optional<HudSettings> findSettings(Hud hud) {
        return database.transact(tx -> tx.sql()
                .selectFrom(HUD_SETTINGS)
                .where(
                        HUD_SETTINGS.USER_ID.eq(hud.owner()),
                        HUD_SETTINGS.REPO.eq(key(hud.name().repo())))
                .fetchOptional(HudStore::settings));
    }

    /// Who may see it.
    public HudSettings settings(Hud hud) {
        return findSettings(hud).orElse(HudSettings.DEFAULT);
    }

    /// Stores who may see it.
    public void save(Hud hud, HudSettings settings) {
        database.run(tx -> {
            Map<Field<?>, Object> values = new HashMap<>();
            values.put(HUD_SETTINGS.IS_PUBLIC, settings.isPublic());
            values.put(HUD_SETTINGS.EMBED_ALLOWED, settings.embedAllowed());
            values.put(HUD_SETTINGS.REDACTION_POLICY, settings.policy().wire());
            values.put(HUD_SETTINGS.DECIDED_BY, settings.decidedBy().wire());
            tx.sql()
                    .insertInto(HUD_SETTINGS)
                    .set(HUD_SETTINGS.USER_ID, hud.owner())
                    .set(HUD_SETTINGS.REPO, key(hud.name().repo()))
                    .set(values)
                    .set(HUD_SETTINGS.ALLOWED_ANCESTORS, ancestors(settings))
                    .set(HUD_SETTINGS.EXCLUDED_PATHS, excluded(settings))
                    .set(HUD_SETTINGS.PUBLIC_UNTIL, micros(settings.publicUntil()))
                    .set(HUD_SETTINGS.CREATED_AT, now())
                    .onConflict(HUD_SETTINGS.USER_ID, HUD_SETTINGS.REPO)
                    .doUpdate()
                    .set(values)
                    .set(HUD_SETTINGS.ALLOWED_ANCESTORS, ancestors(settings))
                    .set(HUD_SETTINGS.EXCLUDED_PATHS, excluded(settings))
                    .set(HUD_SETTINGS.PUBLIC_UNTIL, micros(settings.publicUntil()))
                    .set(HUD_SETTINGS.UPDATED_AT, now())
                    .execute();
        });
    }

    /// The HUD as it is now, held until the transaction ends, so that its log has one writer.
    public Hud lock(Transaction tx, long id) {
        tx.sql().select(HUDS.ID).from(HUDS).where(HUDS.ID.eq(id)).forUpdate().fetch();
        return findOne(tx, HUDS.ID.eq(id)).orElseThrow(() -> new IllegalStateException("the HUD " + id + " is gone"));
    }

    /// Moves the end of a locked HUD's log, and its chain with it.
    public void append(Transaction tx, Hud hud, long headSeq, Instant lastEventAt, String chain, long chainFrom) {
        tx.sql()
                .update(HUDS)
                .set(HUDS.HEAD_SEQ, headSeq)
                .set(HUDS.LAST_EVENT_AT, lastEventAt)
                .set(HUDS.CHAIN, chain)
                .set(HUDS.CHAIN_FROM, chainFrom)
                .where(HUDS.ID.eq(hud.id()))
                .execute();
    }

    /// Moves the beginning of a locked HUD's log.
    public void cut(Transaction tx, Hud hud, long firstSeq) {
        tx.sql()
                .update(HUDS)
                .set(HUDS.FIRST_SEQ, firstSeq)
                .where(HUDS.ID.eq(hud.id()))
                .execute();
    }

    private Optional<Hud> adoptFolder(Transaction tx, User owner, Workspace workspace) {
        if (workspace.remote() == null || workspace.folder() == null) {
            return Optional.empty();
        }
        String folderOnly = new Workspace(workspace.repo(), null, workspace.folder(), null).identity();
        return findByIdentity(tx, owner, folderOnly).flatMap(hud -> {
            tx.sql()
                    .update(HUDS)
                    .set(HUDS.IDENTITY, workspace.identity())
                    .set(HUDS.REMOTE, workspace.remote())
                    .set(HUDS.FULL_NAME, workspace.fullName())
                    .where(HUDS.ID.eq(hud.id()))
                    .execute();
            return findOne(tx, HUDS.ID.eq(hud.id()));
        });
    }

    private Hud make(Transaction tx, User owner, Workspace workspace) {
        String repo = freeName(tx, owner, workspace.repo());
        tx.sql()
                .insertInto(HUDS)
                .set(HUDS.USER_ID, owner.id())
                .set(HUDS.REPO, repo)
                .set(HUDS.REPO_KEY, key(repo))
                .set(HUDS.IDENTITY, workspace.identity())
                .set(HUDS.FULL_NAME, workspace.fullName())
                .set(HUDS.FOLDER, workspace.folder())
                .set(HUDS.REMOTE, workspace.remote())
                .set(HUDS.EPOCH, UUID.randomUUID())
                .set(HUDS.CREATED_AT, now())
                .execute();
        return findByIdentity(tx, owner, workspace.identity()).orElseThrow();
    }

    private static String freeName(Transaction tx, User owner, String repo) {
        DSLContext sql = tx.sql();
        for (int number = 1; ; number++) {
            String suffix = number == 1 ? "" : "-" + number;
            String name = repo.substring(0, Math.min(repo.length(), HudId.MAX_REPO_LENGTH - suffix.length())) + suffix;
            boolean taken = sql.fetchExists(
                    sql.selectOne().from(HUDS).where(HUDS.USER_ID.eq(owner.id()), HUDS.REPO_KEY.eq(key(name))));
            if (!taken) {
                return name;
            }
        }
    }

    private static Optional<Hud> findByIdentity(Transaction tx, User owner, String identity) {
        return findOne(tx, HUDS.USER_ID.eq(owner.id()).and(HUDS.IDENTITY.eq(identity)));
    }

    private static Optional<Hud> findOne(Transaction tx, Condition condition) {
        return rows(tx).where(condition).fetchOptional(HudStore::hud);
    }

    private static SelectWhereStep<? extends Record> rows(Transaction tx) {
        return tx.sql()
                .select(HUDS.fields())
                .select(USERS.USERNAME)
                .from(HUDS)
                .join(USERS)
                .on(USERS.USER_ID.eq(HUDS.USER_ID).and(USERS.USERNAME.isNotNull()));
    }

    private static Hud hud(Record row) {
        return new Hud(
                row.get(HUDS.ID),
                new HudId(row.get(USERS.USERNAME), row.get(HUDS.REPO)),
                row.get(HUDS.USER_ID),
                row.get(HUDS.FULL_NAME),
                row.get(HUDS.FOLDER),
                row.get(HUDS.REMOTE),
                row.get(HUDS.EPOCH),
                row.get(HUDS.FIRST_SEQ),
                row.get(HUDS.HEAD_SEQ),
                row.get(HUDS.LAST_EVENT_AT),
                row.get(HUDS.CHAIN),
                row.get(HUDS.CHAIN_FROM) == null ? 0 : row.get(HUDS.CHAIN_FROM));
    }

    private static HudSettings settings(Record row) {
        String ancestors = row.get(HUD_SETTINGS.ALLOWED_ANCESTORS);
        return new HudSettings(
                row.get(HUD_SETTINGS.IS_PUBLIC),
                row.get(HUD_SETTINGS.EMBED_ALLOWED),
                RedactionPolicy.of(row.get(HUD_SETTINGS.REDACTION_POLICY)),
                excluded(row.get(HUD_SETTINGS.EXCLUDED_PATHS)),
                ancestors == null ? List.of() : List.of(ancestors.split(" ")),
                row.get(HUD_SETTINGS.PUBLIC_UNTIL),
                DecidedBy.of(row.get(HUD_SETTINGS.DECIDED_BY)));
    }

    /// None at all is an empty text, as null means the usual ones.
    private static List<String> excluded(@Nullable String globs) {
        if (globs == null) {
            return HudSettings.DEFAULT_EXCLUDED;
        }
        return globs.isEmpty() ? List.of() : List.of(globs.split(" "));
    }

    private static @Nullable String excluded(HudSettings settings) {
        return settings.excludedPaths().equals(HudSettings.DEFAULT_EXCLUDED)
                ? null
                : String.join(" ", settings.excludedPaths());
    }

    private static @Nullable String ancestors(HudSettings settings) {
        return settings.allowedAncestors().isEmpty() ? null : String.join(" ", settings.allowedAncestors());
    }

    private static @Nullable Instant micros(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
