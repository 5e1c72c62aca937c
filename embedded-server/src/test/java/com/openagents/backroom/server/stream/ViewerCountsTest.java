package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.stream.ViewerCounts.Ticket;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses.Client;
import java.net.InetAddress;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Requirement RT-07: each cap by itself, and that whoever leaves makes room.
class ViewerCountsTest {
    private static final HudId SHOP = new HudId("ada", "shop");
    private static final HudId DIARY = new HudId("ada", "diary");
    private static final Optional<UUID> NOBODY = Optional.empty();

    @Test
    void oneMoreThanAllMayBe_isToldThatTheServerIsFull_RT07() {
        ViewerCounts counts = new ViewerCounts(new StreamLimits(2, 10, 10, 10));
        Ticket first = counts.admit(SHOP, at("192.0.2.1"), NOBODY);
        counts.admit(DIARY, at("192.0.2.2"), NOBODY);

        assertRefused(503, "streams_full", counts, DIARY, "192.0.2.3");
        assertRefused(503, "streams_full", counts, SHOP, "127.0.0.1");
        first.close();
        counts.admit(DIARY, at("192.0.2.3"), NOBODY);
        assertEquals(2, counts.total());
    }

    @Test
    void oneMoreThanAHudMayHave_isToldSo_andOtherHudsAreNot_RT07() {
        ViewerCounts counts = new ViewerCounts(new StreamLimits(10, 2, 10, 10));
        counts.admit(SHOP, at("192.0.2.1"), NOBODY);
        Ticket second = counts.admit(new HudId("ADA", "Shop"), at("192.0.2.2"), NOBODY);

        assertRefused(429, "hud_full", counts, SHOP, "192.0.2.3");
        counts.admit(DIARY, at("192.0.2.3"), NOBODY);
        second.close();
        counts.admit(SHOP, at("192.0.2.3"), NOBODY);
    }

    @Test
    void oneMoreThanAClientMayHave_isToldSo_butNotOnThisMachine_RT07() {
        ViewerCounts counts = new ViewerCounts(new StreamLimits(10, 10, 2, 10));
        counts.admit(SHOP, at("192.0.2.1"), NOBODY);
        Ticket second = counts.admit(DIARY, at("192.0.2.1"), NOBODY);

        assertRefused(429, "address_full", counts, SHOP, "192.0.2.1");
        counts.admit(SHOP, at("192.0.2.2"), NOBODY);
        for (int i = 0; i < 3; i++) {
            counts.admit(SHOP, at("127.0.0.1"), NOBODY);
        }
        second.close();
        counts.admit(SHOP, at("192.0.2.1"), NOBODY);
        assertEquals(6, counts.total(), "whoever was refused is not counted");
    }

    @Test
    void oneMoreThanAPersonMayHave_isToldSo_whereverTheyAre_RT07() {
        ViewerCounts counts = new ViewerCounts(new StreamLimits(10, 10, 10, 2));
        Optional<UUID> bob = Optional.of(new UUID(0, 1));
        counts.admit(SHOP, at("192.0.2.1"), bob);
        Ticket second = counts.admit(DIARY, at("127.0.0.1"), bob);

        ApiException refused = assertThrows(ApiException.class, () -> counts.admit(SHOP, at("192.0.2.9"), bob));
        assertEquals(429, refused.status().code());
        assertEquals("account_full", refused.code());
        counts.admit(SHOP, at("192.0.2.9"), Optional.of(new UUID(0, 2)));
        counts.admit(SHOP, at("192.0.2.9"), NOBODY);
        second.close();
        counts.admit(SHOP, at("192.0.2.9"), bob);
    }

    private static Client at(String address) {
        return new Client(InetAddress.ofLiteral(address));
    }

    private static void assertRefused(int status, String code, ViewerCounts counts, HudId hud, String address) {
        ApiException refused = assertThrows(ApiException.class, () -> counts.admit(hud, at(address), NOBODY));
        assertEquals(status, refused.status().code());
        assertEquals(code, refused.code());
    }
}
