package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The captures of Claude Code as bytes, how their lines may end, and what must come of them however they are read.
final class CutCaptures {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private CutCaptures() {}

    /// How a file may be written.
    enum Form {
        PLAIN,
        CRLF,
        MARKED_CRLF;

        byte[] of(byte[] plain) {
            if (this == PLAIN) {
                return plain;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (this == MARKED_CRLF) {
                bytes.writeBytes(BYTE_ORDER_MARK);
            }
            for (byte b : plain) {
                if (b == '\n') {
                    bytes.write('\r');
                }
                bytes.write(b);
            }
            return bytes.toByteArray();
        }
    }

    /// All files of all captures, by a name of its own each.
    static List<Path> files() {
        try (Stream<Path> walk = Files.walk(SharedFixtures.require("claude-code"))) {
            return walk.filter(file -> plainName(file).endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String plainName(Path file) {
        return String.valueOf(file.getFileName()).replace(".gz", "");
    }

    static byte[] bytes(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Small batches, so that files are cut there too.
    static FollowSettings settings() {
        FollowSettings defaults = FollowSettings.defaults();
        return new FollowSettings(
                Duration.ofMillis(10),
                Duration.ofMillis(30),
                Duration.ofHours(24),
                10,
                defaults.recentBytes(),
                defaults.maxLineBytes(),
                3_000,
                9,
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                2);
    }

    /// Mostly a few bytes, so that cuts fall within characters and line ends, and now and then many.
    static int piece(Random random, int left) {
        int wanted = random.nextInt(3) > 0 ? 1 + random.nextInt(6) : 1 + random.nextInt(9_000);
        return Math.min(left, wanted);
    }

    /// What is told by a file that is read whole.
    static List<String> whole(Path file) throws IOException {
        MemoryInlet inlet = new MemoryInlet();
        FileImport.run(file, Sources.known(), inlet, InstantSource.system(), FollowSettings.defaults());
        return told(inlet.stored());
    }

    /// What drafts tell, but for their time, which before the first time stamp is the file's, and for parts of texts
    /// that are told only when they are read before their whole.
    static List<String> told(List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> !(draft.event() instanceof Chunk chunk && chunk.provisional()))
                .map(draft -> String.join(
                        " ",
                        Arrays.asList(
                                draft.sourceId(),
                                draft.sessionId(),
                                draft.agentId(),
                                draft.tickId(),
                                draft.workspace(),
                                draft.event().toString())))
                .toList();
    }
}
