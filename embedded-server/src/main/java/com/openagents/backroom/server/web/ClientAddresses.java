package com.openagents.backroom.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Tells which machine asks: the other end of the connection, or, behind proxies that we trust, the last hop that is
/// none of them.
///
/// Only `X-Forwarded-For` is read, from the right, as everything left of the first stranger is the stranger's word
/// (requirement NET-05). `Forwarded`, `X-Real-IP`, `CF-Connecting-IP` and the like are never believed.
public final class ClientAddresses {
    private final List<AddressRange> trusted;

    /// @param trusted proxies; none believes no header
    public ClientAddresses(List<AddressRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /// Whoever asks.
    public Client of(ServerRequest request) {
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)) {
            return new Client(InetAddress.getLoopbackAddress());
        }
        InetAddress at = peer.getAddress();
        if (!isTrusted(at) || !request.headers().contains(HeaderNames.X_FORWARDED_FOR)) {
            return new Client(at);
        }
        for (String hop : hopsFromTheRight(
                request.headers().get(HeaderNames.X_FORWARDED_FOR).allValues())) {
            Optional<InetAddress> next = AddressRange.literal(hop);
            if (next.isEmpty()) {
                break; // not an address: nothing left of it can be believed
            }
            at = next.get();
            if (!isTrusted(at)) {
                break;
            }
        }
        return new Client(at);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> hopsFromTheRight(List<String> values) {
        List<String> hops = new ArrayList<>();
        values.forEach(value -> hops.addAll(Arrays.asList(value.split(",", -1))));
        Collections.reverse(hops);
        return hops.stream().map(String::strip).toList();
    }

    /// A machine that asks.
    public record Client(InetAddress ip) {
        /// Bytes of an IPv6 address that name a network; whoever has one has all of it.
        private static final int NETWORK_BYTES = 8;

        public String address() {
            return ip.getHostAddress();
        }

        /// This machine, or a tunnel's end on it, with many clients behind it.
        public boolean isLoopback() {
            return ip.isLoopbackAddress();
        }

        /// What limits count by: the address, of IPv6 its network.
        public String bucket() {
            if (ip instanceof Inet6Address) {
                byte[] network = Arrays.copyOf(ip.getAddress(), NETWORK_BYTES);
                return "6:" + java.util.HexFormat.of().formatHex(network);
            }
            return ip.getHostAddress();
        }
    }
}
