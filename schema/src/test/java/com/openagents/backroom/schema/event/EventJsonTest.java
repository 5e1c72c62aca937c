package com.openagents.backroom.schema.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:15:02.114Z");

    static Stream<HudEvent> everyEvent() {
        return Stream.concat(EventSamples.all().stream(), EventSamples.sparse().stream());
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void write_thenRead_givesTheSameEnvelope(HudEvent event) {
        HudEnvelope envelope = envelope(event);

        assertEquals(envelope, EventJson.read(MapFields.of(sink -> EventJson.write(envelope, sink))));
    }

    @Test
    void samples_coverTheWholeGrammar() {
        Set<Class<?>> covered =
                EventSamples.all().stream().map(HudEvent::getClass).collect(Collectors.toSet());

        assertEquals(
                Stream.of(HudEvent.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                covered,
                "an event type has no sample");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"type", "hud", "session_id", "seq", "at", "seen_at", "agent", "source_id", "tool_id", "kind"})
    void read_namesTheFieldThatIsMissing(String field) {
        MapFields fields = toolStart();
        fields.remove(field);

        EventFormatException refused = assertThrows(EventFormatException.class, () -> EventJson.read(fields));
        assertTrue(String.valueOf(refused.getMessage()).contains('"' + field + '"'), refused.getMessage());
    }

    @Test
    void read_namesTheValueThatIsUnknown() {
        MapFields fields = toolStart();
        fields.text("kind", "juggle");

        EventFormatException refused = assertThrows(EventFormatException.class, () -> EventJson.read(fields));
        assertEquals("field \"kind\" has an unknown value: juggle", refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void rewrite_seesEveryTextOfAnEvent(HudEvent event) {
        HudEvent masked = EventTexts.rewrite(event, (_, _) -> "x");

        List<String> texts =
                MapFields.of(sink -> EventJson.writeBody(masked, sink)).allTexts();
        assertTrue(texts.stream().noneMatch(text -> text.matches("t\\d")), () -> "missed a text: " + texts);
    }

    private static MapFields toolStart() {
        HudEnvelope envelope = envelope(new ToolStart("t1", "Bash", ToolKind.EXECUTE, "ls", null));
        return MapFields.of(sink -> EventJson.write(envelope, sink));
    }

    private static HudEnvelope envelope(HudEvent event) {
        return new HudEnvelope(
                HudId.parse("ada/shop"),
                "s1",
                812,
                AT,
                AT.plusMillis(3),
                "claude-code",
                "agent-1",
                "t9",
                "msg_1#0",
                event,
                List.of(new Clipped("result", 300_000, "ab".repeat(32))));
    }
}
