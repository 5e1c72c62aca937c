package com.openagents.backroom.server.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogRedactionTest {
    private static final String TOKEN = "ghp_0LHicnqJmFb4oUizR5Ev6A9RpzPAmydHnyVY";

    @TempDir
    Path folder;

    @Test
    void loggedSecrets_areNotInTheFile_whoeverLogsThem() throws IOException {
        Redactor redactor = new Redactor();
        redactor.register("operator-token", "correct horse battery");
        try (LogRedaction _ = LogRedaction.install(folder, redactor)) {
            System.Logger ours = System.getLogger("test.ours");
            ours.log(System.Logger.Level.INFO, "token {0}", TOKEN);
            ours.log(System.Logger.Level.INFO, "failed", new IllegalStateException("Cookie: sid=" + TOKEN));
            ours.log(System.Logger.Level.INFO, "ticket=correct+horse+battery");
            org.slf4j.LoggerFactory.getLogger("test.slf4j").info("Authorization: Bearer {}", TOKEN);
        }
        String log = Files.readString(folder.resolve("backroom.log"));
        assertFalse(log.contains(TOKEN) || log.contains("horse"), log);
        assertEquals(4, log.lines().count(), log);
        assertTrue(log.contains("token [REDACTED:github-token]") && log.contains("IllegalStateException"), log);
    }

    @Test
    void message_canForgeNoLine() {
        String line =
                new OneLine(new Redactor()).format(new LogRecord(Level.INFO, "a\r\n2026 INFO forged\u001b[31m\u2028x"));
        assertEquals(1, line.lines().count());
        assertTrue(line.endsWith("a\\r\\n2026 INFO forged\\u001b[31m\\u2028x\n"), line);
    }

    @Test
    void fullFile_givesWay_andOnlyItsOwnerReadsIt() throws IOException {
        Formatter plain = new Formatter() {
            @Override
            public String format(LogRecord logged) {
                return logged.getMessage() + "\n";
            }
        };
        Path logs = folder.resolve("logs");
        try (LogFile file = new LogFile(logs, plain, 100)) {
            for (int i = 0; i < 100; i++) {
                file.publish(new LogRecord(Level.INFO, "line %02d 0123456789".formatted(i)));
            }
        }
        try (var files = Files.list(logs)) {
            assertEquals(LogFile.MAX_FILES, files.count());
        }
        assertTrue(Files.readString(logs.resolve("backroom.log")).contains("line 99"));
        assertTrue(Files.size(logs.resolve("backroom.1.log")) <= 100);
        for (String name : List.of("backroom.log", "backroom.4.log")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.resolve(name))));
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)));
    }

    @Test
    void handlersThatWereThere_comeBack() throws IOException {
        var root = LogManager.getLogManager().getLogger("");
        var before = List.of(root.getHandlers());
        LogRedaction.install(folder, new Redactor()).close();
        assertEquals(before, List.of(root.getHandlers()));
    }
}
