package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.stream.ViewerCounts.Ticket;
import com.openagents.backroom.server.web.ApiException;
import org.junit.jupiter.api.Test;

/// Requirement RT-07: each cap by itself, and that whoever leaves makes room.
class ViewerCountsTest {
    private static final HudId SHOP = new HudId("ada", "shop");
    private static final HudId DIARY = new HudId("ada", "diary");

    @Test
    void oneMoreThanAllMayBe_isToldThatTheServerIsFull_RT07() {
        ViewerCounts counts = new ViewerCounts(new StreamLimits(2, 10, 10));
        Ticket first = counts.admit(SHOP, "192.0.2.1", false);
        counts.admit(DIARY, "192.0.2.2", false);

        assertRefused(503, "streams_full", counts, DIARY, "192.0.2.3", false);
        assertRefused(503, "streams_full", counts, SHOP, "127.0.0.1", true);
        first.close();
        counts.admit(DIARY, "192.0.2.3", false);
        assertEquals(2, counts.total());
    }

    @Test
    void oneMoreThanAHudMayHave_isToldSo_andOtherHudsAreNot_RT07() {
        ViewerCounts counts = new ViewerCounts(new StreamLimits(10, 2, 10));
        counts.admit(SHOP, "192.0.2.1", false);
        Ticket second = counts.admit(new HudId("ADA", "Shop"), "192.0.2.2", false);

        assertRefused(429, "hud_full", counts, SHOP, "192.0.2.3", false);
        counts.admit(DIARY, "192.0.2.3", false);
        second.close();
        counts.admit(SHOP, "192.0.2.3", false);
    }

    @Test
    void oneMoreThanAClientMayHave_isToldSo_butNotOnThisMachine_RT07() {
        ViewerCounts counts = new ViewerCounts(new StreamLimits(10, 10, 2));
        counts.admit(SHOP, "192.0.2.1", false);
        Ticket second = counts.admit(DIARY, "192.0.2.1", false);

        assertRefused(429, "address_full", counts, SHOP, "192.0.2.1", false);
        counts.admit(SHOP, "192.0.2.2", false);
        for (int i = 0; i < 3; i++) {
            counts.admit(SHOP, "127.0.0.1", true);
        }
        second.close();
        counts.admit(SHOP, "192.0.2.1", false);
        assertEquals(6, counts.total(), "whoever was refused is not counted");
    }

    private static void assertRefused(
            int status, String code, ViewerCounts counts, HudId hud, String address, boolean isLoopback) {
        ApiException refused = assertThrows(ApiException.class, () -> counts.admit(hud, address, isLoopback));
        assertEquals(status, refused.status().code());
        assertEquals(code, refused.code());
    }
}
