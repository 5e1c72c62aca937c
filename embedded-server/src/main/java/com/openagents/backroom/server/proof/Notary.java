package com.openagents.backroom.server.proof;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.proof.Chain;
import com.openagents.backroom.schema.proof.Checkpoint;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.ProofStore;
import com.openagents.backroom.server.db.ProofStore.News;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.log.Witness;
import com.openagents.backroom.server.secret.Seals;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.secret.SecretException;
import java.lang.System.Logger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Signs how far the logs reach. Any thread may call it; it waits for the database and, the first time, for the
/// keychain.
public final class Notary implements Witness {
    private static final Logger LOG = System.getLogger(Notary.class.getName());

    private final Database database;
    private final SecretBox box;
    private final InstantSource clock;
    private final ProofStore store = new ProofStore();
    private final ReentrantLock signs = new ReentrantLock();
    private @Nullable SigningKey key;

    public Notary(Database database, SecretBox box, InstantSource clock) {
        this.database = database;
        this.box = box;
        this.clock = clock;
    }

    /// Calls for a signature when a session has ended.
    ///
    /// @param stored what the log just took
    public static void ifEnded(List<HudEnvelope> stored, Runnable call) {
        if (stored.stream().anyMatch(event -> event.event() instanceof SessionEnd)) {
            call.run();
        }
    }

    /// Signs the newest event of every HUD that has news, and where its chain begins. One thread does at a time: two
    /// would
    /// sign the same event twice.
    public void signNews() {
        signs.lock();
        try {
            signAll();
        } finally {
            signs.unlock();
        }
    }

    private void signAll() {
        List<News> news = database.transact(store::news);
        if (news.isEmpty()) {
            return;
        }
        SigningKey signing = signingKey();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (News hud : news) {
            database.run(tx -> {
                long before = hud.chainFrom() - 1;
                if (!store.isChecked(tx, hud.hudId())) {
                    String beginning = HexFormat.of().formatHex(new Chain(hud.log()).beginning(before));
                    store.add(tx, hud.hudId(), signed(signing, hud.log(), before, beginning, now));
                }
                store.add(tx, hud.hudId(), signed(signing, hud.log(), hud.headSeq(), hud.chain(), now));
            });
        }
    }

    /// Signs the last event that goes, so that what is left can be checked from there; older checkpoints go with
    /// their events. Of events before the chain there is nothing to sign.
    @Override
    public void beforeCut(Transaction tx, Hud hud, long lastSeq) {
        if (!store.isChecked(tx, hud.id(), lastSeq)) {
            store.proof(tx, hud.id(), lastSeq).ifPresent(proof -> {
                String chain = HexFormat.of().formatHex(proof.chain());
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                store.add(tx, hud.id(), signed(signingKey(tx), hud.log(), lastSeq, chain, now));
            });
        }
        store.deleteBefore(tx, hud.id(), lastSeq);
    }

    /// What is said of a HUD's log to whoever wants to check it.
    ///
    /// @param fromSeq checkpoints after earlier events are left out
    public Statement statement(Hud hud, long fromSeq, int limit) {
        return database.transact(
                tx -> new Statement(store.checkpoints(tx, hud, fromSeq, limit), store.keys(tx, hud.id())));
    }

    /// What is signed of one log.
    ///
    /// @param keys those that signed, with their public parts only
    public record Statement(List<Checkpoint> checkpoints, List<ProofStore.Key> keys) {}

    private static Checkpoint signed(SigningKey signing, String log, long seq, String chain, Instant now) {
        return signing.sign(new Checkpoint(log, seq, chain, now, "", ""));
    }

    private SigningKey signingKey() {
        SigningKey known = key();
        return known != null ? known : database.transact(this::signingKey);
    }

    private synchronized @Nullable SigningKey key() {
        return key;
    }

    private synchronized SigningKey signingKey(Transaction tx) {
        SigningKey known = key;
        if (known == null) {
            known = box.use(seals -> findStored(tx, seals).orElseGet(() -> make(seals)));
            key = known;
        }
        return known;
    }

    private Optional<SigningKey> findStored(Transaction tx, Seals seals) {
        Optional<ProofStore.Key> stored = store.newestKey(tx);
        try {
            return stored.map(one -> SigningKey.open(one, seals));
        } catch (SecretException e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "The key that signed the log so far does not open, as the keys for stored secrets are new; a new"
                            + " one signs from now on.",
                    e);
            return Optional.empty();
        }
    }

    /// In a transaction of its own: what is sealed is stored before its use ends.
    private SigningKey make(Seals seals) {
        ProofStore.Key fresh = SigningKey.fresh(seals);
        database.run(tx -> store.addKey(tx, fresh, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return SigningKey.open(fresh, seals);
    }
}
