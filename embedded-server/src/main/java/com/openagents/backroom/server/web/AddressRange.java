package com.openagents.backroom.server.web;

import java.net.InetAddress;
import java.util.Optional;

/// IP addresses with one beginning, as `10.0.0.0/8`, or a single one.
///
/// @param bits how many of the beginning are the same
public record AddressRange(InetAddress network, int bits) {
    private static final int BYTE_BITS = 8;

    /// Reads an address, with or without `/bits`. No name is looked up.
    ///
    /// @throws IllegalArgumentException with a sentence when it is none
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> network = literal(slash < 0 ? text : text.substring(0, slash));
        int all =
                network.map(address -> address.getAddress().length * BYTE_BITS).orElse(0);
        int bits = slash < 0 ? all : bits(text.substring(slash + 1));
        if (network.isEmpty() || bits < 0 || bits > all) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address like 127.0.0.1 or 10.0.0.0/8");
        }
        return new AddressRange(network.get(), bits);
    }

    /// The address that a text is; empty when it is none. No name is looked up.
    static Optional<InetAddress> literal(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % BYTE_BITS);
            if (((own[bit / BYTE_BITS] ^ other[bit / BYTE_BITS]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
