package com.openagents.backroom.server.db.h2;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/// Writes that are made all or not at all. As bytes: one block that says where they go, with a checksum of everything,
/// then theirs.
///
/// @param number counts from 0 within a generation
record JournalRecord(long generation, int number, List<FileWrite> writes) {
    private static final long MAGIC = 0x6a6f75726e616c31L;
    private static final int HEAD_BYTES = StoreHeader.BLOCK_BYTES;
    private static final int SUM_POSITION = HEAD_BYTES - Long.BYTES;

    /// As many as the first block has place for, and some bytes to spare.
    static final int MAX_WRITES = 300;

    JournalRecord {
        writes = List.copyOf(writes);
    }

    long length() {
        return length(writes);
    }

    /// What the store's header is after it; it is written last.
    Optional<StoreHeader> header() {
        return StoreHeader.find(writes.getLast().bytes());
    }

    static long length(List<FileWrite> writes) {
        return HEAD_BYTES
                + writes.stream().mapToLong(write -> write.bytes().length).sum();
    }

    ByteBuffer encoded() {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length()));
        all.putLong(MAGIC).putLong(generation).putInt(number).putInt(writes.size());
        writes.forEach(write -> all.putLong(write.position()).putInt(write.bytes().length));
        all.position(HEAD_BYTES);
        writes.forEach(write -> all.put(write.bytes()));
        return all.clear().putLong(SUM_POSITION, sum(all.array()));
    }

    /// How long the record is that begins with this block, if one does.
    static OptionalLong findLength(byte[] head) {
        if (head.length < HEAD_BYTES) {
            return OptionalLong.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int writes = fields.getInt(Long.BYTES + Long.BYTES + Integer.BYTES);
        if (fields.getLong() != MAGIC || writes < 1 || writes > MAX_WRITES) {
            return OptionalLong.empty();
        }
        fields.position(Long.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES);
        long length = HEAD_BYTES;
        for (int i = 0; i < writes; i++) {
            fields.getLong();
            length += Math.max(0, fields.getInt());
        }
        return length > Integer.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /// The record that these bytes are, if they are whole.
    static Optional<JournalRecord> find(byte[] all) {
        ByteBuffer bytes = ByteBuffer.wrap(all);
        if (bytes.getLong(SUM_POSITION) != sum(all)) {
            return Optional.empty();
        }
        bytes.position(Long.BYTES);
        long generation = bytes.getLong();
        int number = bytes.getInt();
        int count = bytes.getInt();
        List<FileWrite> writes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            writes.add(new FileWrite(bytes.getLong(), new byte[bytes.getInt()]));
        }
        bytes.position(HEAD_BYTES);
        writes.forEach(write -> bytes.get(write.bytes()));
        return Optional.of(new JournalRecord(generation, number, writes));
    }

    private static long sum(byte[] all) {
        CRC32C sum = new CRC32C();
        sum.update(all, 0, SUM_POSITION);
        sum.update(all, HEAD_BYTES, all.length - HEAD_BYTES);
        return sum.getValue();
    }
}
