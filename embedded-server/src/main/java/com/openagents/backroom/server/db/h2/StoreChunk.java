package com.openagents.backroom.server.db.h2;

import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// What a store writes at once: all that changed since the chunk before.
///
/// @param id one more than that of the chunk before
/// @param version counts commits; may leave some out
/// @param block where it begins, in blocks of the file
/// @param blocks its length
record StoreChunk(long id, long version, long block, long blocks) {
    /// At the end of each; a chunk without it is none.
    static final int FOOTER_BYTES = 128;

    /// Longest text at the beginning of one, as H2 reads it.
    static final int MAX_TEXT_BYTES = 1024;

    /// The chunk that begins with this text.
    static Optional<StoreChunk> find(byte[] beginning, long block) {
        return StoreText.fields(beginning).flatMap(fields -> of(fields, block));
    }

    /// Whether this is the end of the chunk, so that all of it is there.
    boolean endsWith(byte[] footer) {
        return StoreText.checkedFields(footer)
                .flatMap(fields -> of(fields, block))
                .filter(this::equals)
                .isPresent();
    }

    /// Whether it is the same at another place.
    boolean isCopyOf(StoreChunk other) {
        return equals(new StoreChunk(other.id, other.version, block, other.blocks));
    }

    long footerPosition() {
        return (block + blocks) * StoreHeader.BLOCK_BYTES - FOOTER_BYTES;
    }

    private static Optional<StoreChunk> of(Map<String, String> fields, long block) {
        try {
            long id = DataUtils.readHexLong(fields, "chunk", -1);
            long blocks = DataUtils.readHexLong(fields, "len", 0);
            return id < 0 || blocks < 1
                    ? Optional.empty()
                    : Optional.of(new StoreChunk(id, DataUtils.readHexLong(fields, "version", id), block, blocks));
        } catch (MVStoreException e) {
            return Optional.empty();
        }
    }
}
