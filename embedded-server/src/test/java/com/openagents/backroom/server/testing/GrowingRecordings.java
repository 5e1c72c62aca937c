package com.openagents.backroom.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Files that several agents write to at once without end, piece by piece, cut anywhere: copies of two recordings,
/// each with ids of its own.
public final class GrowingRecordings {
    /// Sessions that grow at the same time.
    private static final int AGENTS = 4;

    /// A piece is some lines at most, some bytes at least.
    private static final int MAX_PIECE_BYTES = 4096;

    /// What Claude Code names things by: sessions and records, responses, calls, sub-agents.
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(?<=msg_|toolu_|req_)\\w{8}|\\ba[0-9a-f]{8}(?=[0-9a-f]{8}\\b)");

    private final Path transcripts;
    private final Path streams;
    private final byte[] transcript;
    private final byte[] stream;
    private final Random random;
    private final List<Growing> growing = new ArrayList<>();
    private int sessions;

    /// @param transcripts where transcripts are written
    /// @param streams where streams are written
    public GrowingRecordings(Path transcripts, Path streams, Random random) {
        this.transcripts = transcripts;
        this.streams = streams;
        this.transcript = recording("feature.jsonl");
        // Rows before the first time stamp would have the time when they are read.
        this.stream = stamped(recording("subagents.stream.jsonl"));
        this.random = random;
    }

    /// Lets one of the agents write at least so many bytes, in pieces.
    public void grow(int bytes) {
        for (int left = bytes; left > 0; ) {
            if (growing.size() < AGENTS) {
                growing.add(next());
            }
            Growing file = growing.get(random.nextInt(growing.size()));
            left -= file.write(1 + random.nextInt(MAX_PIECE_BYTES));
            growing.removeIf(Growing::isWhole);
        }
    }

    /// Lets every agent write what it has begun, so that no line is half.
    public void finish() {
        growing.forEach(file -> file.write(Integer.MAX_VALUE));
        growing.clear();
    }

    private Growing next() {
        boolean isTranscript = random.nextBoolean();
        int number = sessions++;
        String text = new String(isTranscript ? transcript : stream, StandardCharsets.UTF_8);
        String renamed = ID.matcher(text).replaceAll(id -> renamed(id.group(), number));
        Path file = isTranscript
                ? transcripts.resolve("-home-dev-shop-" + number % 2).resolve("session-" + number + ".jsonl")
                : streams.resolve("run-" + number + ".jsonl");
        return new Growing(file, renamed.getBytes(StandardCharsets.UTF_8));
    }

    /// Keeps the length and, of the first letter, the kind.
    private static String renamed(String id, int number) {
        return id.charAt(0) + String.format("%07x", id.hashCode() * 31 + number & 0xfff_ffff);
    }

    private static byte[] stamped(byte[] stream) {
        String text = new String(stream, StandardCharsets.UTF_8);
        String row = "{\"timestamp\":\"2026-11-23T09:17:29.000Z\"," + text.substring(1);
        return row.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] recording(String name) {
        String resource = "/com/openagents/backroom/server/ingest/claude/" + name;
        try (var in = GrowingRecordings.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file and what is still to be written to it.
    private static final class Growing {
        private final Path file;
        private final byte[] whole;
        private int written;

        Growing(Path file, byte[] whole) {
            this.file = file;
            this.whole = whole;
        }

        int write(int wanted) {
            int length = Math.min(wanted, whole.length - written);
            try {
                Files.createDirectories(file.getParent());
                try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                    out.write(whole, written, length);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            written += length;
            return length;
        }

        boolean isWhole() {
            return written == whole.length;
        }
    }
}
