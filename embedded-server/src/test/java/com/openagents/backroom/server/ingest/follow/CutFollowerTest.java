package com.openagents.backroom.server.ingest.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// All captures at once under a follower that runs, in a folder where files are recognised by their contents: written
/// in
/// pieces cut anywhere, cut off, renamed, the follower closed and started again at any moment.
class CutFollowerTest {
    @TempDir
    private Path folder;

    private final MemoryInlet inlet = new MemoryInlet();

    @RepeatedTest(3)
    void growingFiles_giveWhatOneReadingOfEachGives() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Growing> all = growing(random);
        List<Growing> left = new ArrayList<>(all);
        Follower follower = start();
        try {
            while (!left.isEmpty()) {
                left.get(random.nextInt(left.size())).change(random);
                left.removeIf(Growing::isWhole);
                if (random.nextInt(300) == 0) {
                    follower.awaitCaughtUp();
                } else if (random.nextInt(600) == 0) {
                    follower.close();
                    follower = start();
                }
            }
            Set<String> expected = new TreeSet<>();
            for (Growing file : all) {
                expected.addAll(CutCaptures.whole(file.file));
            }
            Set<String> ids =
                    new TreeSet<>(expected.stream().map(CutFollowerTest::id).toList());
            Await.until("all is told, seed " + seed, () -> told().size() >= ids.size());
            follower.awaitCaughtUp();
            assertEquals(
                    ids, new TreeSet<>(told().stream().map(CutFollowerTest::id).toList()), "seed " + seed);
            // What transcript and stream both tell is the event of whichever was read first.
            assertTrue(expected.containsAll(told()), () -> "seed " + seed + ": " + left(told(), expected));
            assertEquals(List.of(), inlet.deadLetters(), "seed " + seed);
        } finally {
            follower.close();
        }
    }

    private List<String> told() {
        return CutCaptures.told(inlet.stored());
    }

    private static String id(String told) {
        return told.substring(0, told.indexOf(' '));
    }

    private static List<String> left(List<String> all, Set<String> without) {
        return all.stream().filter(one -> !without.contains(one)).toList();
    }

    private Follower start() {
        List<Sources.Folder> folders = Sources.watched(List.of(folder));
        return Follower.start(folders, Sources.known(), inlet, InstantSource.system(), CutCaptures.settings());
    }

    private List<Growing> growing(Random random) throws IOException {
        List<Growing> files = new ArrayList<>();
        for (Path capture : CutCaptures.files()) {
            List<CutCaptures.Form> forms = List.of(CutCaptures.Form.values());
            CutCaptures.Form form = forms.get(random.nextInt(forms.size()));
            Path home = Files.createDirectories(folder.resolve("p" + files.size()));
            files.add(new Growing(home.resolve(CutCaptures.plainName(capture)), form.of(CutCaptures.bytes(capture))));
        }
        return files;
    }

    /// A file on its way.
    private static final class Growing {
        private final byte[] bytes;
        private Path file;
        private int written;
        private int renames;

        Growing(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        boolean isWhole() {
            return written == bytes.length;
        }

        void change(Random random) throws IOException {
            int chance = random.nextInt(120);
            if (chance == 0 && written > 0) {
                file = Files.move(file, file.resolveSibling("r" + renames++ + "-" + file.getFileName()));
            } else if (chance == 1 && written > 0) {
                written = random.nextInt(written);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(written);
                }
            } else {
                int to = written + CutCaptures.piece(random, bytes.length - written);
                Files.write(
                        file,
                        Arrays.copyOfRange(bytes, written, to),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                written = to;
            }
        }
    }
}
