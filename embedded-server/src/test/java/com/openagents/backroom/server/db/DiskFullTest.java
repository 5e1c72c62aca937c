package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.testing.OpenLog.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.fakes.stripe.Delivery;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.testing.OpenTill;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path parent;

    private Path disk;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        disk = Files.createDirectory(parent.resolve("disk"));
        if (command("mount", "-t", "tmpfs", "-o", "size=96m,mode=700", "tmpfs", disk.toString()) != 0) {
            System.out.println("SKIPPED: a small disk cannot be mounted here; run as root to test a full disk");
            Assumptions.abort("no small disk");
        }
    }

    @AfterEach
    void unmountIt() throws Exception {
        command("umount", "-l", disk.toString());
    }

    @Test
    void appending_stopsBeforeTheDiskIsFull_andGoesOnWhenThereIsSpace() throws Exception {
        try (OpenLog open = OpenLog.in(disk.resolve("data"))) {
            Hud hud = open.hud("shop");
            List<HudEnvelope> before = open.log.append(List.of(entry(hud, "s", "1", tick("a"))), List.of(), null);
            FileCheckpoint checkpoint = new FileCheckpoint("claude", "/f", "k", 1, 1, "{}");
            Path filler = fillUpTo(8 * MIB);

            StorageException full = assertThrows(
                    StorageException.class,
                    () -> open.log.append(List.of(entry(hud, "s", "2", tick("b"))), List.of(), checkpoint));
            assertEquals(StorageException.Kind.DISK_FULL, full.kind());
            assertEquals(
                    "There is no space left in " + disk.resolve("data")
                            + "; free some and it goes on by itself, nothing that was stored is lost.",
                    full.getMessage());
            assertEquals(before, open.log.read(hud, 0, 10));
            assertEquals(List.of(), open.log.checkpoints("claude"));

            Files.delete(filler);
            open.log.append(List.of(entry(hud, "s", "2", tick("b"))), List.of(), checkpoint);
            assertEquals(2, open.log.read(hud, 0, 10).size());
            assertEquals(List.of(checkpoint), open.log.checkpoints("claude"));
        }
    }

    @Test
    void fullDisk_isToldBeforeAnythingIsWritten_andReadingGoesOn() throws Exception {
        try (OpenLog open = OpenLog.in(disk.resolve("data"))) {
            Hud hud = open.hud("shop");
            List<HudEnvelope> before = open.log.append(List.of(entry(hud, "s", "1", tick("a"))), List.of(), null);
            Path filler = fillUpTo(0);

            for (Executable write : List.<Executable>of(
                    () -> open.huds.save(hud, settings(1)),
                    () -> open.hud("another"),
                    () -> open.log.forgetFile("claude", "k"),
                    () -> open.log.append(List.of(entry(hud, "s", "2", tick("b"))), List.of(), null))) {
                StorageException full = assertThrows(StorageException.class, write);
                assertEquals(StorageException.Kind.DISK_FULL, full.kind());
                assertEquals(before, open.log.read(hud, 0, 10));
            }
            Files.delete(filler);

            open.huds.save(hud, settings(-1));
            assertEquals(settings(-1), open.huds.settings(hud));
        }
    }

    @Test
    void webhookOnAFullDisk_isNotTaken_andCreditsWhenItComesAgain_ST12() throws Exception {
        try (OpenTill shop = new OpenTill(disk.resolve("data"))) {
            String _ = shop.till.keepCard(shop.stripe, shop.person, "pm_card_visa");
            Purchase _ = shop.till.buy(shop.person, "r-1");
            Delivery paid = shop.stripe.webhooks().pending().stream()
                    .filter(delivery -> delivery.type().equals("payment_intent.succeeded"))
                    .findFirst()
                    .orElseThrow();
            Balance before = shop.books.balance(shop.person);
            Path filler = fillUpTo(0);

            assertEquals(500, shop.till.receive(paid), "Stripe is to send it again");

            Files.delete(filler);
            assertEquals(before, shop.books.balance(shop.person));
            assertEquals(200, shop.till.receive(paid));
            assertEquals(200, shop.till.receive(paid));
            assertEquals(100_000, shop.books.balance(shop.person).paid());
        }
    }

    /// Another program may take the room between our look and our write.
    @Test
    void aWriteThatFindsTheDiskFull_losesNothingThatWasStored_andWhatIsStoredCanBeRead() throws Exception {
        Path folder = Files.createDirectory(disk.resolve("data"));
        HudSettings last = settings(-2);
        Path base = folder.resolve("backroom");
        try (Database database =
                new Database(new H2File.Opener(base), place -> new Room(place, () -> Long.MAX_VALUE))) {
            HudStore huds = new HudStore(database, InstantSource.fixed(OpenLog.NOW));
            User operator = new UserStore(database, InstantSource.fixed(OpenLog.NOW)).operator(() -> "ada");
            Hud hud = huds.forWorkspace(operator, new Workspace("shop", null, "/home/ada/shop", null));
            huds.save(hud, last);
            Path filler = fillUpTo(0);

            for (int round = 0; round < 3; round++) {
                List<HudSettings> stored = new ArrayList<>();
                StorageException full = assertThrows(StorageException.class, () -> {
                    for (int i = 0; i < 100_000; i++) {
                        huds.save(hud, settings(i));
                        stored.add(settings(i));
                    }
                });
                assertEquals(StorageException.Kind.DISK_FULL, full.kind());
                last = stored.isEmpty() ? last : stored.getLast();
                assertEquals(last, huds.settings(hud), "read while the disk is full");
            }
            Files.delete(filler);

            huds.save(hud, settings(-1));
            assertEquals(settings(-1), huds.settings(hud));
        }
        try (Database again = Database.open(base)) {
            HudStore huds = new HudStore(again, InstantSource.fixed(OpenLog.NOW));
            assertEquals(settings(-1), huds.settings(huds.all().getFirst()));
        }
    }

    /// Writes a file that leaves so much of the disk free.
    private Path fillUpTo(long freeBytes) throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(disk).getUsableSpace() > freeBytes) {
                out.write(block);
            }
        } catch (IOException full) {
            assertEquals(0, Files.getFileStore(disk).getUsableSpace(), "full, as it should be");
        }
        return filler;
    }

    private static HudSettings settings(int i) {
        return new HudSettings(
                i % 2 == 0, true, RedactionPolicy.STANDARD, List.of("https://" + "x".repeat(1000) + i + ".example"));
    }

    private static HudEvent tick(String cause) {
        return new HudEvent.TickStart(cause);
    }

    private static int command(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
