package com.openagents.backroom.schema.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTypeTest {
    @ParameterizedTest
    @EnumSource
    void type_isFoundByItsNameOnTheWire_andExplained(MessageType type) throws IOException {
        assertEquals(type, MessageType.ofWire(type.wire()));
        String document = Files.readString(SharedFixtures.root().resolve("docs/events.md"));
        String beginning = document.substring(0, document.indexOf("## Envelope"));
        assertTrue(beginning.contains("`event: " + type.wire() + "`") || beginning.contains("`" + type.wire() + "` ("));
    }

    @Test
    void unknownName_isRefusedByName() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> MessageType.ofWire("SNAPSHOT"));
        assertEquals("no type of message: SNAPSHOT", refused.getMessage());
    }
}
