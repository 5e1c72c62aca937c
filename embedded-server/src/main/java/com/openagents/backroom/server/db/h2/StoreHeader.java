package com.openagents.backroom.server.db.h2;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.h2.mvstore.DataUtils;

/// The beginning of a store's file, which stands there twice, each time in a block of its own. It names a chunk from
/// which H2 finds all others.
record StoreHeader(Map<String, String> fields) {
    static final int BLOCK_BYTES = 4096;
    static final int COPIES = 2;
    static final int BYTES = COPIES * BLOCK_BYTES;

    /// Says that the store was closed in order.
    private static final String CLEAN = "clean";

    StoreHeader {
        fields = Map.copyOf(fields);
    }

    /// A copy, if it is whole.
    static Optional<StoreHeader> find(byte[] block) {
        return StoreText.checkedFields(block).map(StoreHeader::new);
    }

    /// When the store was made, which tells it from others.
    String created() {
        return fields.getOrDefault("created", "");
    }

    /// Of the chunk that it names; 0 while it names none.
    long version() {
        return DataUtils.readHexLong(fields, "version", 0);
    }

    /// Where the chunk that it names begins; a new file's names none.
    OptionalLong block() {
        return fields.containsKey("chunk")
                ? OptionalLong.of(DataUtils.readHexLong(fields, "block", 0))
                : OptionalLong.empty();
    }

    /// The same, naming this chunk, after which there is none. H2 is not told that the store was closed in order: it
    /// would insist on chunks that nobody needs and go back to a version of long ago when one of them is gone.
    StoreHeader naming(StoreChunk chunk) {
        Map<String, String> named = new HashMap<>(fields);
        named.remove(CLEAN);
        named.put("chunk", Long.toHexString(chunk.id()));
        named.put("version", Long.toHexString(chunk.version()));
        named.put("block", Long.toHexString(chunk.block()));
        return new StoreHeader(named);
    }

    /// One copy.
    ByteBuffer copy() {
        return ByteBuffer.allocate(BLOCK_BYTES).put(StoreText.checked(fields)).clear();
    }
}
