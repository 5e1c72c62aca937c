package com.openagents.backroom.server.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A log in memory: stores a batch whole or not at all, an event of one source id once, and can have a full
/// disk.
public final class MemoryInlet implements Inlet {
    private final List<Draft> stored = new ArrayList<>();
    private final Set<String> sourceIds = new LinkedHashSet<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final Map<String, FileCheckpoint> checkpoints = new HashMap<>();
    private @Nullable FileCheckpoint newest;
    private int refusals;
    private int refused;
    private int batches;
    private int largestBatch;
    private long offered;

    @Override
    public synchronized void accept(IngestBatch batch) {
        if (refusals > 0) {
            refusals--;
            refused++;
            notifyAll();
            throw new UncheckedIOException("no space left on device", new IOException("No space left on device"));
        }
        for (Draft draft : batch.drafts()) {
            offered++;
            if (sourceIds.add(draft.sourceId())) {
                stored.add(draft);
            }
        }
        deadLetters.addAll(batch.deadLetters());
        FileCheckpoint checkpoint = batch.checkpoint();
        if (checkpoint != null) {
            checkpoints.put(checkpoint.path(), checkpoint);
            newest = checkpoint;
        }
        batches++;
        largestBatch = Math.max(largestBatch, batch.drafts().size());
        notifyAll();
    }

    @Override
    public synchronized List<FileCheckpoint> checkpoints(String source) {
        return checkpoints.values().stream()
                .filter(checkpoint -> checkpoint.source().equals(source))
                .toList();
    }

    @Override
    public synchronized void forget(FileCheckpoint checkpoint) {
        checkpoints.remove(checkpoint.path());
    }

    /// The next so many batches find the disk full.
    public synchronized void refuse(int batches) {
        refusals = batches;
    }

    public synchronized List<Draft> stored() {
        return List.copyOf(stored);
    }

    public synchronized List<String> sourceIds() {
        return List.copyOf(sourceIds);
    }

    public synchronized List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    public synchronized int refused() {
        return refused;
    }

    public synchronized int batches() {
        return batches;
    }

    public synchronized int largestBatch() {
        return largestBatch;
    }

    /// Events given in, those counted that were known already.
    public synchronized long offered() {
        return offered;
    }

    /// The checkpoint stored last, of any file.
    public synchronized Optional<FileCheckpoint> newestCheckpoint() {
        return Optional.ofNullable(newest);
    }

    public synchronized FileCheckpoint requireCheckpoint(String path) {
        FileCheckpoint checkpoint = checkpoints.get(path);
        if (checkpoint == null) {
            throw new AssertionError("no checkpoint of " + path + ", only of " + checkpoints.keySet());
        }
        return checkpoint;
    }

    /// Waits until something holds, looked at whenever a batch came or a moment passed.
    public synchronized void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain until " + what + "; stored: " + sourceIds);
            }
            try {
                wait(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
