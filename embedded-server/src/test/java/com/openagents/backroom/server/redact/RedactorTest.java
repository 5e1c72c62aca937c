package com.openagents.backroom.server.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {
    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            use ghp_16C7e42F292c6912E7710c838347Ae178B4a now | use [REDACTED:github-token] now
            key AKIAM4L2G5N6ZFDMYFOL | key [REDACTED:aws-key-id]
            Authorization: Bearer abc123def456 | Authorization: Bearer [REDACTED:authorization]
            curl -H "authorization: token 0123456789abcdef" x | curl -H "authorization: token [REDACTED:authorization]" x
            Cookie: sid=1f; theme=dark | Cookie: [REDACTED:cookie]
            Set-Cookie: oa_session=4711; Path=/; HttpOnly | Set-Cookie: [REDACTED:cookie]
            postgres://shop:p@ss%21@db:5432/shop | postgres://shop:[REDACTED:url-password]@db:5432/shop
            DB_PASS=letmein | DB_PASS=[REDACTED:password]
            export API_KEY='a b c' | export API_KEY='[REDACTED:key]'
            {"api_key": "abc-123"} | {"api_key": "[REDACTED:key]"}
            {\\"password\\": \\"hunter2\\"} | {\\"password\\": \\"[REDACTED:password]\\"}
            spring.datasource.password=letmein | spring.datasource.password=[REDACTED:password]
            password: hunter2 | password: [REDACTED:password]
            mysqldump --password hunter2 shop | mysqldump --password [REDACTED:password] shop
            curl -u ada:correcthorse https://x | curl -u ada:[REDACTED:password] https://x
            <password>hunter2</password> | <password>[REDACTED:password]</password>
            {"name": "API_KEY", "value": "abc-123"} | {"name": "API_KEY", "value": "[REDACTED:key]"}
            GET /x?access_token=a1b2c3&page=2 | GET /x?access_token=[REDACTED:token]&page=2
            a\\nsk-proj-0123456789abcdefABCD\\nb | a\\n[REDACTED:api-key]\\nb
            """)
    void secret_isReplacedWhole(String text, String expected) {
        assertEquals(expected, redactor.redact(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9fceb02d0ae598e95dc970b74767f19372d61af8",
                "123e4567-e89b-12d3-a456-426614174000",
                "token_count: 512",
                "\"max_tokens\": 128000, \"input_tokens\":7",
                "password: null",
                "String token = request.token();",
                "const password = form.password;",
                "password: string;",
                "primary_key: id",
                "<li key={item.id}>",
                "API_KEY=${API_KEY}",
                "Authorization: Bearer ${token}",
                "token: ${{ secrets.GITHUB_TOKEN }}",
                "http://localhost:8080/hud/@ada",
                "PASS: TestEverything",
                "the password is asked for",
                "PWD=/home/ada/shop",
                "pub api_key: Option<String>",
                "prompt_password(\"Password: \") {",
                "@media screen { .sk-folding-cube-spinner-large { } }",
                "git push -u origin main",
                "docker run -u 1000:1000 img",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
            })
    void ordinaryText_isTheSameObject(String text) {
        assertSame(text, redactor.redact(text));
    }

    @Test
    void privateKey_isReplacedWhole_howeverItIsShown() {
        String body = "MIIEogIBAAKCAQEAs9fum0aQlhxsdb5m4Sxlt42HBRXTpLTQ9VP88rWMEkJya4R9";
        String begin = "-----BEGIN RSA PRIVATE KEY-----";
        String end = "-----END RSA PRIVATE KEY-----";
        String mark = "[REDACTED:private-key]";
        String key = begin + "\n" + body + "\n" + body + "\nabc=\n" + end;

        assertEquals("a " + mark + "\nb", redactor.redact("a " + key + "\nb"));
        assertEquals("x='" + mark + "'", redactor.redact("x='" + key.replace("\n", "\\n") + "'"));
        assertEquals(
                "  1\t" + mark,
                redactor.redact("  1\t" + begin + "\n  2\t" + body + "\n  3\t" + body + "\n  4\t" + end));
        assertEquals(mark, redactor.redact(begin + "\n" + body), "cut behind");
        assertEquals(
                "x\n" + mark + "\ny", redactor.redact("x\n" + body + "\n" + body + "\n" + end + "\ny"), "cut before");
    }

    @Test
    void redactedText_staysAsItIs() {
        String once = redactor.redact("TOKEN=ghp_16C7e42F292c6912E7710c838347Ae178B4a password: hunter2x Cookie: a=b");
        assertEquals(once, redactor.redact(once));
    }

    @Test
    void id_staysTheSameForTheSame_andDifferentForDifferent() {
        String one = "session-ghp_16C7e42F292c6912E7710c838347Ae178B4a";
        String other = "session-ghp_16C7e42F292c6912E7710c838347Ae178B4b";
        assertEquals(redactor.redactId(one), new Redactor().redactId(one));
        org.junit.jupiter.api.Assertions.assertNotEquals(redactor.redactId(one), redactor.redactId(other));
        assertEquals("toolu_01", redactor.redactId("toolu_01"));
    }

    @Test
    void shortSecret_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> redactor.register("operator-token", "1234567"));
    }
}
