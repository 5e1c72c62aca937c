package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement OA-05: where a sign-in may lead.
class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/repos",
                "/account",
                "/shares",
                "/billing",
                "/billing/cards",
                "/hud/ada/shop",
                "/hud/@ada/shop",
                "/hud/ada/shop/verify",
                "/hud/ada/shop?session=s1"
            })
    void pageOfOurs_isGoneTo(String path) {
        assertEquals(Optional.of(path), ReturnPath.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.test",
                "///evil.test",
                "/\\evil.test",
                "\\\\evil.test",
                "/%2f%2fevil.test",
                "/%5cevil.test",
                "https:evil.test",
                "https://evil.test",
                "javascript:alert(1)",
                "/\t/evil.test",
                "/\n/evil.test",
                "/repos\r\nSet-Cookie: a=b",
                "/repos#//evil.test",
                "/hud//shop",
                "/hud/ada/",
                "/hud/ada",
                "/hud/",
                "/hud/ada/shop/../../../auth/operator",
                "/hud/../api",
                "/hud/ada/..",
                "/hud/ada/shop/verify/..",
                "/api/auth/logout",
                "/auth/operator?ticket=x",
                "/api/auth/github/start",
                "/repos?next=//evil.test",
                "/repos?a=b c",
                "/account?x=\u0000",
                "/hud/аda/shop"
            })
    void everythingElse_isNot(String path) {
        assertEquals(Optional.empty(), ReturnPath.of(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/billing/ledger.csv, /billing/ledger",
        "/api/billing/invoices/9d808728-c329-4322-8c9c-cea42da65c31.pdf, "
                + "/billing/invoices/9d808728-c329-4322-8c9c-cea42da65c31"
    })
    void file_isFoundOnItsPage(String file, String page) {
        assertEquals(Optional.of(page), ReturnPath.ofFile(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/billing/invoices/9d808728.pdf",
                "/api/billing/invoices/------------------------------------.pdf",
                "/api/billing/invoices/../9d808728-c329-4322-8c9c-cea42da65c31.pdf",
                "/api/billing/ledger.csv/x",
                "/api/account"
            })
    void otherFile_isOnNone(String file) {
        assertEquals(Optional.empty(), ReturnPath.ofFile(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 10_000})
    void longText_isNot(int length) {
        assertEquals(Optional.empty(), ReturnPath.of("/repos?" + "a".repeat(length - 7)));
    }

    @Property
    void whateverIsTaken_staysOnThisHost(@ForAll @StringLength(max = 40) String text) {
        for (String path : new String[] {text, "/" + text, "/hud/" + text, "/repos?" + text}) {
            ReturnPath.of(path).ifPresent(taken -> {
                URI resolved = URI.create("https://hud.example.org/x").resolve(taken);
                assertEquals("hud.example.org", resolved.getHost());
                assertTrue(taken.chars().allMatch(c -> c > ' ' && c < 127), taken);
            });
        }
    }
}
