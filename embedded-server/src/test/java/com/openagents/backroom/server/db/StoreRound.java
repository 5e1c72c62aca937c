package com.openagents.backroom.server.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.schema.proof.Checkpoint;
import com.openagents.backroom.schema.proof.EventProof;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.Invariant;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.LedgerInvariants;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.LedgerWatch;
import com.openagents.backroom.server.ledger.TxnKind;
import com.openagents.backroom.server.ledger.UsageRef;
import com.openagents.backroom.server.log.Blobs;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.LogEntry;
import com.openagents.backroom.server.log.RetentionPolicy;
import com.openagents.backroom.server.purchase.PurchaseInvariants;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.testing.RandomEvents;
import com.openagents.backroom.server.usage.Usage;
import com.openagents.backroom.server.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Everything the stores do, once, on whatever database there is.
final class StoreRound {
    private StoreRound() {}

    static void run(Database database, Blobs blobs) {
        UserStore users = new UserStore(database, () -> OpenLog.NOW);
        HudStore huds = new HudStore(database, () -> OpenLog.NOW);
        User ada = users.operator(() -> "Ada");
        names(users, huds, ada);
        settings(huds, huds.find(HudId.parse("ada/shop")).orElseThrow());
        log(database, huds, blobs, ada);
        renames(users, huds, ada);
        ledger(database, ada);
    }

    private static void ledger(Database database, User ada) {
        LedgerStore store = new LedgerStore();
        List<Invariant> invariants = new ArrayList<>(new LedgerInvariants(new LedgerAuditStore(), store).all());
        invariants.add(Usage.invariant(new UsageStore()));
        invariants.addAll(new PurchaseInvariants(new PurchaseAuditStore()).all());
        LedgerWatch watch = new LedgerWatch(database, invariants, () -> OpenLog.NOW);
        Ledger ledger = new Ledger(store, watch::requireSound, () -> OpenLog.NOW);
        Usage usage = new Usage(database, new UsageStore(), ledger, () -> OpenLog.NOW);
        watch.check();
        AccountStore accounts = new AccountStore(database, () -> OpenLog.NOW);
        UUID bob = accounts.create("77", "bob", ledger::grantSignUp).id();
        UsageEvent event = new UsageEvent("/a", "1", "used", null, "s", "m", 1, 2, 90_000);
        UsageEvent free = new UsageEvent("/a", "é", "used", OpenLog.NOW, null, null, 0, 0, 0);

        assertEquals(
                new Balance(10_000, 0), usage.book(bob, List.of(event, free)).balance());
        assertEquals(2, usage.book(bob, List.of(event, free)).duplicates());
        assertEquals(List.of(new LedgerStore.Low(bob, "bob", 10_000)), database.transact(tx -> store.low(tx, 9)));
        UsageRef first = new UsageRef(bob, "/a", "1");
        assertEquals(true, database.transact(tx -> usage.refund(tx, first, ada.id(), "it failed")));
        assertEquals(false, database.transact(tx -> usage.refund(tx, first, ada.id(), "it failed")));
        List<LedgerTxn> postings = database.transact(tx -> store.listAfter(tx, bob, 0, 9));
        assertEquals(postings.reversed(), database.transact(tx -> store.list(tx, bob, Long.MAX_VALUE, 9)));
        assertEquals(
                List.of(TxnKind.SIGNUP, TxnKind.USAGE, TxnKind.USAGE_REFUND),
                postings.stream().map(txn -> txn.posting().kind()).toList());
        assertEquals(List.of(), watch.check().breaches());
        database.run(tx -> ledger.grantPurchase(tx, bob, "pi_1", 5));
        assertEquals(1, watch.check().breaches().size(), "nobody paid for it");
    }

    private static void names(UserStore users, HudStore huds, User ada) {
        assertEquals(ada, users.operator(() -> "someone-else"));
        Hud shop = huds.forWorkspace(ada, new Workspace("Shop", null, "/home/ada/Shop", null));
        Hud sameFolder = huds.forWorkspace(ada, new Workspace("Shop", null, "/home/ada/Shop", null));
        Hud otherFolder = huds.forWorkspace(ada, new Workspace("shop", null, "/tmp/shop", null));
        Hud remote = huds.forWorkspace(ada, new Workspace("shop", "org/shop", "/home/ada/shop", "github.com/org/shop"));
        Hud clone = huds.forWorkspace(ada, new Workspace("shop", "org/shop", "/other/shop", "github.com/org/shop"));
        Hud adopted = huds.forWorkspace(ada, new Workspace("Shop", "me/shop", "/home/ada/Shop", "github.com/me/shop"));
        Hud unsorted = huds.forWorkspace(ada, Workspace.NONE);
        Hud longName = huds.forWorkspace(ada, new Workspace("l".repeat(100), null, "/l1", null));
        Hud longToo = huds.forWorkspace(ada, new Workspace("l".repeat(100), null, "/l2", null));

        assertEquals(HudId.parse("ada/Shop"), shop.name());
        assertEquals("Shop", shop.name().repo());
        assertEquals(shop, sameFolder);
        assertEquals("shop-2", otherFolder.name().repo());
        assertEquals("shop-3", remote.name().repo());
        assertEquals(remote.id(), clone.id());
        assertEquals(shop.id(), adopted.id());
        assertEquals("me/shop", adopted.fullName());
        assertEquals("unsorted", unsorted.name().repo());
        assertEquals("l".repeat(98) + "-2", longToo.name().repo());
        assertNotEquals(longName.id(), longToo.id());
        assertNotEquals(shop.epoch(), otherFolder.epoch());
        assertEquals(Optional.of(adopted), huds.find(HudId.parse("ADA/SHOP")));
        assertEquals(Optional.empty(), huds.find(HudId.parse("ada/none")));
        assertEquals(6, huds.all().size());
    }

    private static void settings(HudStore huds, Hud hud) {
        assertEquals(HudSettings.DEFAULT, huds.settings(hud));
        HudSettings shut = new HudSettings(
                false, false, RedactionPolicy.STRICT, List.of("https://ada.example", "https://b.example"));
        huds.save(hud, shut);
        assertEquals(shut, huds.settings(hud));
        huds.save(hud, HudSettings.DEFAULT);
        assertEquals(HudSettings.DEFAULT, huds.settings(hud));
    }

    private static void log(Database database, HudStore huds, Blobs blobs, User ada) {
        Instant[] now = {OpenLog.NOW};
        EventLog log = new EventLog(database, huds, blobs, () -> now[0]);
        Hud hud = huds.forWorkspace(ada, new Workspace("log", null, "/log", null));
        RandomEvents random = new RandomEvents(new Random(7));
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Instant at = OpenLog.NOW.plusNanos(1234567L * i);
            entries.add(OpenLog.entry(hud, "s" + i % 3, random.text() + i, at, random.next()));
        }
        String large = random.text() + "é".repeat(300_000);
        entries.add(
                OpenLog.entry(hud, "s0", "large", new com.openagents.backroom.schema.event.HudEvent.TickStart(large)));
        FileCheckpoint checkpoint = new FileCheckpoint("claude", "/f", "1:2", 9, 3, "{\"x\":\"é\"}");
        DeadLetter letter = new DeadLetter("claude", "/f", 2, "no JSON", OpenLog.NOW);

        List<HudEnvelope> stored = log.append(entries, List.of(letter), checkpoint);

        List<HudEnvelope> read = new ArrayList<>();
        log.forEach(hud, null, 0, read::add);
        assertEquals(stored, read);
        assertEquals(301, stored.size());
        assertEquals(List.of(), log.append(entries, List.of(), checkpoint));
        assertEquals(101, log.read(hud, "s0", 0, 1000).size());
        assertEquals(
                new com.openagents.backroom.schema.event.HudEvent.TickStart(large),
                log.findWhole(hud, 301).orElseThrow().event());
        assertEquals(
                301, log.sessions(hud).stream().mapToLong(LoggedSession::events).sum());
        assertEquals(List.of(checkpoint), log.checkpoints("claude"));
        assertEquals(List.of(letter), log.deadLetters(5));
        assertEquals(Map.of("/f", 1L), log.deadLetterCounts());
        Hud after = huds.refresh(hud);
        assertEquals(301, after.headSeq());
        assertEquals(read.get(299).at(), after.lastEventAt());
        assertEquals(after, huds.all().getFirst());
        assertTrue(database.transact(new SessionStore()::totalBytes) > 600_000);

        proofs(database, after);

        now[0] = OpenLog.NOW.plus(Duration.ofDays(2));
        assertEquals(301, log.prune(new RetentionPolicy(Duration.ofDays(1), 0), _ -> false, (_, _, _) -> {}));
        assertEquals(List.of(), log.read(hud, 0, 10));
        assertEquals(
                Optional.empty(),
                blobs.find(stored.getLast().clipped().getFirst().sha256()));
        log.forgetFile("claude", "1:2");
    }

    private static void proofs(Database database, Hud hud) {
        ProofStore store = new ProofStore();
        ProofStore.Key key = new ProofStore.Key("ab".repeat(32), "public", "sealed");
        Checkpoint checkpoint =
                new Checkpoint(hud.log(), 301, String.valueOf(hud.chain()), OpenLog.NOW, key.id(), "signature");
        ProofStore.News news = new ProofStore.News(hud.id(), hud.log(), 301, String.valueOf(hud.chain()), 1);
        database.run(tx -> {
            assertEquals(Optional.empty(), store.newestKey(tx));
            store.addKey(tx, key, OpenLog.NOW);
            assertEquals(Optional.of(key), store.newestKey(tx));
            assertEquals(List.of(news), store.news(tx));
            assertFalse(store.isChecked(tx, hud.id()));
            store.add(tx, hud.id(), checkpoint);
            store.add(tx, hud.id(), checkpoint);
            assertTrue(store.isChecked(tx, hud.id()) && store.isChecked(tx, hud.id(), 301));
            assertEquals(List.of(), store.news(tx));
            assertEquals(List.of(checkpoint), store.checkpoints(tx, hud, 301, 9));
            assertEquals(List.of(), store.checkpoints(tx, hud, 302, 9));
            assertEquals("public", store.keys(tx, hud.id()).getFirst().publicKey());
            EventProof last = store.proof(tx, hud.id(), 301).orElseThrow();
            assertEquals(hud.chain(), HexFormat.of().formatHex(last.chain()));
            store.deleteBefore(tx, hud.id(), 302);
            assertFalse(store.isChecked(tx, hud.id(), 301));
        });
    }

    private static void renames(UserStore users, HudStore huds, User ada) {
        Hud shop = huds.find(HudId.parse("ada/shop")).orElseThrow();
        users.rename(ada, "countess");

        assertEquals(Optional.empty(), users.find("ada"));
        assertEquals(Optional.empty(), huds.find(HudId.parse("ada/shop")));
        Hud renamed = huds.find(HudId.parse("countess/shop")).orElseThrow();
        assertEquals(shop.id(), renamed.id());
        assertEquals(Optional.of(renamed), huds.findRenamed(HudId.parse("Ada/Shop")));
        assertEquals(Optional.empty(), huds.findRenamed(HudId.parse("ada/none")));
        users.rename(new User(ada.id(), "countess"), "ada");
        assertEquals(Optional.of(shop), huds.find(HudId.parse("ada/shop")));
        assertEquals(Optional.empty(), huds.findRenamed(HudId.parse("ada/shop")), "a name in use is no redirect");
    }
}
