package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.web.ClientAddresses.Client;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement NET-05: whom a request is counted against.
class ClientAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.7",
                "Forwarded: for=203.0.113.7",
                "X-Real-IP: 203.0.113.7",
                "CF-Connecting-IP: 203.0.113.7",
                "True-Client-IP: 203.0.113.7"
            })
    void untrustedPeer_isCountedByItsSocket(String header) {
        assertEquals("127.0.0.1", seen("", header));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    127.0.0.1 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7
                    127.0.0.1 | X-Forwarded-For: 8.8.8.8, 203.0.113.7 | 203.0.113.7
                    127.0.0.0/8,10.0.0.0/8 | X-Forwarded-For: 8.8.8.8, 203.0.113.7, 10.1.2.3 | 203.0.113.7
                    127.0.0.1,10.0.0.0/8 | X-Forwarded-For: 10.9.9.9, 10.1.2.3 | 10.9.9.9
                    127.0.0.1 | X-Forwarded-For: 2001:db8::1 | 2001:db8:0:0:0:0:0:1
                    127.0.0.1 | X-Forwarded-For: 203.0.113.7, not-an-address | 127.0.0.1
                    127.0.0.1 | X-Forwarded-For: 203.0.113.7, | 127.0.0.1
                    127.0.0.1 | X-Real-IP: 203.0.113.7 | 127.0.0.1
                    127.0.0.1 | CF-Connecting-IP: 203.0.113.7 | 127.0.0.1
                    10.0.0.0/8 | X-Forwarded-For: 203.0.113.7 | 127.0.0.1
                    127.0.0.1 | X-Forwarded-For: a.test\\nX-Forwarded-For: 203.0.113.8 | 203.0.113.8
                    """)
    void trustedPeer_isBelievedUpToTheFirstStranger(String trusted, String header, String client) {
        assertEquals(client, seen(trusted, header.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/33, 2001:db8:8000::5, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false"
    })
    void range_holdsAddressesOfItsBeginning(String range, String address, boolean inside) {
        assertEquals(inside, AddressRange.parse(range).contains(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "/8", "1.2.3.4.5"})
    void whatIsNoRange_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
    }

    @Test
    void ipv6Client_isCountedByItsNetwork() {
        Client one = new Client(InetAddress.ofLiteral("2001:db8:1:2:3::4"));
        Client neighbour = new Client(InetAddress.ofLiteral("2001:db8:1:2:ffff::1"));
        Client other = new Client(InetAddress.ofLiteral("2001:db8:1:3::4"));
        assertEquals(one.bucket(), neighbour.bucket());
        assertFalse(one.bucket().equals(other.bucket()));
        assertTrue(new Client(InetAddress.ofLiteral("::1")).isLoopback());
    }

    private static String seen(String trusted, String headers) {
        List<AddressRange> ranges = Arrays.stream(trusted.split(","))
                .filter(text -> !text.isEmpty())
                .map(AddressRange::parse)
                .toList();
        ClientAddresses clients = new ClientAddresses(ranges);
        RouteTable table = new RouteTable()
                .get(
                        "/who",
                        request -> Answer.json(
                                out -> out.text("address", clients.of(request).address())));
        ListenerSettings settings = new ListenerSettings("127.0.0.1", 0, "--port", Optional.empty());
        try (Listener listener = Listener.open(settings, table, (_, _, _) -> "", clients);
                RawClient client = RawClient.connect(listener.port())) {
            String request = "GET /who HTTP/1.1\nHost: 127.0.0.1:" + listener.port() + "\n" + headers + "\n\n";
            String body =
                    client.send(request.replace("\n", "\r\n")).readAnswer().body();
            return body.replaceAll("\\{\"address\":\"(.*)\"}", "$1");
        }
    }
}
