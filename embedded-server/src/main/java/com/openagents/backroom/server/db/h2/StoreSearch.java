package com.openagents.backroom.server.db.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds headers and chunks in a store's file.
final class StoreSearch {
    /// Read at once, where all of the file is searched.
    private static final int WINDOW_BYTES = 1024 * 1024;

    private final FileChannel file;

    StoreSearch(FileChannel file) {
        this.file = file;
    }

    /// One copy of the header, if it is whole.
    Optional<StoreHeader> header(int copy) throws IOException {
        return StoreHeader.find(Bytes.read(file, (long) copy * StoreHeader.BLOCK_BYTES, StoreHeader.BLOCK_BYTES));
    }

    /// The whole chunk that a header names.
    Optional<StoreChunk> named(StoreHeader header) throws IOException {
        OptionalLong block = header.block();
        return block.isEmpty() ? Optional.empty() : wholeAt(block.getAsLong());
    }

    /// Whether the chunk is in the file, wherever.
    boolean has(StoreChunk wanted) throws IOException {
        byte[] beginning = ("chunk:" + Long.toHexString(wanted.id()) + ',').getBytes(StandardCharsets.ISO_8859_1);
        for (long from = 0; from < file.size(); from += WINDOW_BYTES) {
            byte[] window = Bytes.read(file, from, WINDOW_BYTES);
            for (int at = 0; at + beginning.length <= window.length; at += StoreHeader.BLOCK_BYTES) {
                if (Arrays.equals(window, at, at + beginning.length, beginning, 0, beginning.length)
                        && wholeAt((from + at) / StoreHeader.BLOCK_BYTES)
                                .filter(wanted::isCopyOf)
                                .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<StoreChunk> wholeAt(long block) throws IOException {
        byte[] beginning = Bytes.read(file, block * StoreHeader.BLOCK_BYTES, StoreChunk.MAX_TEXT_BYTES);
        Optional<StoreChunk> chunk = StoreChunk.find(beginning, block);
        return chunk.isPresent()
                        && chunk.get().endsWith(Bytes.read(file, chunk.get().footerPosition(), StoreChunk.FOOTER_BYTES))
                ? chunk
                : Optional.empty();
    }
}
