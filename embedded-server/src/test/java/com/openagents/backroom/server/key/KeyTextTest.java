package com.openagents.backroom.server.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.redact.Redactor;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement AK-01: what a key looks like.
class KeyTextTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Test
    void freshKeys_haveTheFormAndAreDifferent_AK01() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String key = KeyText.LIVE.fresh(RANDOM);
            assertTrue(key.matches("oa_live_[0-9A-Za-z]{36}"), key);
            assertTrue(KeyText.LIVE.isKey(key), key);
            keys.add(key);
        }
        assertEquals(10_000, keys.size());
    }

    @Test
    void everyEditOfOneCharacter_isNoticed_AK01() {
        String key = KeyText.LIVE.fresh(RANDOM);
        for (int i = KeyText.LIVE.prefix().length(); i < key.length(); i++) {
            for (int digit = 0; digit < DIGITS.length(); digit++) {
                String edited = key.substring(0, i) + DIGITS.charAt(digit) + key.substring(i + 1);
                assertEquals(edited.equals(key), KeyText.LIVE.isKey(edited), edited);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oa_live_",
                "oa_test_000000000000000000000000000000000000",
                "oa_live_00000000000000000000000000000000000",
                "oa_live_000000000000000000000000000000000000",
                "oa_live_00000000000000000000000000000ü000000",
                "OA_LIVE_000000000000000000000000000000000000"
            })
    void otherTexts_areNoKeys_AK01(String text) {
        assertFalse(KeyText.LIVE.isKey(text));
    }

    @Test
    void keysOfOneKind_areNoneOfTheOther_AK01() {
        String test = KeyText.TEST.fresh(RANDOM);
        assertTrue(test.matches("oa_test_[0-9A-Za-z]{36}"), test);
        assertTrue(KeyText.TEST.isKey(test), test);
        assertFalse(KeyText.LIVE.isKey(test), test);
        assertFalse(KeyText.LIVE.isKey(test.replace("test", "live")), "the checksum is of the whole");
        assertFalse(KeyText.TEST.isKey(KeyText.LIVE.fresh(RANDOM)));
    }

    @ParameterizedTest
    @EnumSource
    void keysInEvents_areRedacted_RD02(KeyText kind) {
        String key = kind.fresh(RANDOM);
        String redacted = new Redactor().redact("curl -H 'Authorization: Bearer " + key + "' and " + key);
        assertFalse(redacted.contains(key), redacted);
    }
}
