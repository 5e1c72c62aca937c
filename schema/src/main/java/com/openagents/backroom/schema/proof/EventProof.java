package com.openagents.backroom.schema.proof;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/* What is stored beside an event to prove it.
 *
 *   0    1   version, 1
 *   1   16   random salt of the event
 *   17  32   the chain's value after the event
 *   49  for each field, in the order of names: 1 byte length of the name, the name (ASCII), 32 bytes commitment
 */
public final class EventProof {
    /// 128 bits: more than anyone can try.
    public static final int SALT_BYTES = 16;

    private static final int HASH_BYTES = 32;
    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = 1 + SALT_BYTES + HASH_BYTES;

    private final byte[] salt;
    private final byte[] chain;
    private final SortedMap<String, byte[]> commitments;

    /// @param chain the chain's value after the event
    /// @param commitments by name of the field
    public EventProof(byte[] salt, byte[] chain, SortedMap<String, byte[]> commitments) {
        this.salt = salt.clone();
        this.chain = chain.clone();
        this.commitments = Collections.unmodifiableSortedMap(new TreeMap<>(commitments));
    }

    public byte[] salt() {
        return salt.clone();
    }

    public byte[] chain() {
        return chain.clone();
    }

    public SortedMap<String, byte[]> commitments() {
        return commitments;
    }

    /// As it is stored.
    public byte[] encode() {
        int names = commitments.keySet().stream().mapToInt(String::length).sum();
        ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + names + commitments.size() * (1 + HASH_BYTES));
        out.put(VERSION).put(salt).put(chain);
        commitments.forEach((name, commitment) -> out.put((byte) name.length())
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(commitment));
        return out.array();
    }

    /// Reads what [#encode] made; empty when it is something else, as when somebody changed it.
    public static Optional<EventProof> decode(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        try {
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            byte[] salt = bytes(in, SALT_BYTES);
            byte[] chain = bytes(in, HASH_BYTES);
            SortedMap<String, byte[]> commitments = new TreeMap<>();
            while (in.hasRemaining()) {
                String name = new String(bytes(in, Byte.toUnsignedInt(in.get())), StandardCharsets.US_ASCII);
                commitments.put(name, bytes(in, HASH_BYTES));
            }
            return Optional.of(new EventProof(salt, chain, commitments));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
