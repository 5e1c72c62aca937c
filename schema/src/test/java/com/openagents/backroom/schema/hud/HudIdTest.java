package com.openagents.backroom.schema.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HudIdTest {
    @Test
    void equality_ignoresCaseAndShowsWhatWasGiven() {
        HudId given = HudId.parse("Ada/Shop.js");

        assertEquals(HudId.parse("ada/shop.JS"), given);
        assertEquals(HudId.parse("ada/shop.JS").hashCode(), given.hashCode());
        assertNotEquals(HudId.parse("ada/shop"), given);
        assertEquals("Ada/Shop.js", given.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "ada/", "/shop", "a da/shop", "ada/..", "ada/.", "ada/shop/x", "ä/shop", "a_b/shop"})
    void parse_refusesWhatGitHubWould(String text) {
        assertThrows(IllegalArgumentException.class, () -> HudId.parse(text));
    }

    @Test
    void parse_takesTheLongestNamesAndNoLonger() {
        String username = "a".repeat(HudId.MAX_USERNAME_LENGTH);
        String repo = "r".repeat(HudId.MAX_REPO_LENGTH);

        assertEquals(repo, HudId.parse(username + "/" + repo).repo());
        assertThrows(IllegalArgumentException.class, () -> HudId.parse(username + "a/" + repo));
        assertThrows(IllegalArgumentException.class, () -> HudId.parse(username + "/" + repo + "r"));
    }
}
