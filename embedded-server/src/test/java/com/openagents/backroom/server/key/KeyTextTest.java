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
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement AK-01: what a key looks like.
class KeyTextTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Test
    void freshKeys_haveTheFormAndAreDifferent_AK01() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String key = KeyText.fresh(RANDOM);
            assertTrue(key.matches("oa_live_[0-9A-Za-z]{36}"), key);
            assertTrue(KeyText.isKey(key), key);
            keys.add(key);
        }
        assertEquals(10_000, keys.size());
    }

    @Test
    void everyEditOfOneCharacter_isNoticed_AK01() {
        String key = KeyText.fresh(RANDOM);
        for (int i = KeyText.PREFIX.length(); i < key.length(); i++) {
            for (int digit = 0; digit < DIGITS.length(); digit++) {
                String edited = key.substring(0, i) + DIGITS.charAt(digit) + key.substring(i + 1);
                assertEquals(edited.equals(key), KeyText.isKey(edited), edited);
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
        assertFalse(KeyText.isKey(text));
    }

    @Test
    void keysInEvents_areRedacted_RD02() {
        String key = KeyText.fresh(RANDOM);
        String redacted = new Redactor().redact("curl -H 'Authorization: Bearer " + key + "' and " + key);
        assertFalse(redacted.contains(key), redacted);
    }
}
