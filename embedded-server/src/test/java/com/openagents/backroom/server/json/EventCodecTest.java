package com.openagents.backroom.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.EventFormatException;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.testing.RandomEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCodecTest {
    @Property
    void encodeThenDecode_givesTheSameEnvelope(@ForAll("envelopes") HudEnvelope envelope) {
        assertEquals(envelope, EventCodec.decode(EventCodec.encode(envelope)));
    }

    @Property(tries = 100)
    void encodeBodyThenDecodeBody_givesTheSameEvent(@ForAll("envelopes") HudEnvelope envelope) {
        HudEvent event = envelope.event();

        assertEquals(event, EventCodec.decodeBody(EventJson.type(event), EventCodec.encodeBody(event)));
    }

    @Property(tries = 20)
    void encodeList_isAnArrayOfTheSameObjects(@ForAll("batches") List<HudEnvelope> batch) throws NotJsonException {
        JsonNode array = Json.parse(EventCodec.encode(batch));

        assertEquals(batch, array.valueStream().map(EventCodec::decode).toList());
    }

    @Example
    void randomEvents_coverTheWholeGrammar() {
        Set<Class<?>> made = IntStream.range(0, RandomEvents.TYPES)
                .mapToObj(type -> new RandomEvents(new Random(1)).next(type).getClass())
                .collect(Collectors.toSet());

        assertEquals(Set.copyOf(List.of(HudEvent.class.getPermittedSubclasses())), made);
    }

    @Example
    void halfASurrogatePair_isStoredAsTheReplacementCharacter() {
        HudEvent broken = new HudEvent.Chunk(Role.USER, "a\uD83Db\uDE00\uD83D\uDE00\uD83D", "m1");

        assertEquals(
                new HudEvent.Chunk(Role.USER, "a\uFFFDb\uFFFD\uD83D\uDE00\uFFFD", "m1"),
                EventCodec.decodeBody("chunk", EventCodec.encodeBody(broken)));
    }

    @Example
    void decode_ofNoJson_saysWhereAndNothingOfTheContent() {
        byte[] broken = "{\"type\":\"chunk\",\"text\":sk-secret-1}".getBytes(StandardCharsets.UTF_8);

        EventFormatException refused = assertThrows(EventFormatException.class, () -> EventCodec.decode(broken));
        assertEquals("no JSON at column 24", refused.getMessage());
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
    }

    @Provide
    Arbitrary<HudEnvelope> envelopes() {
        return Combinators.combine(
                        Arbitraries.randoms(),
                        Arbitraries.integers().between(0, RandomEvents.TYPES - 1),
                        Arbitraries.longs().between(1, Long.MAX_VALUE))
                .as(EventCodecTest::envelope);
    }

    @Provide
    Arbitrary<List<HudEnvelope>> batches() {
        return envelopes().list().ofMaxSize(10);
    }

    private static HudEnvelope envelope(Random random, int type, long seq) {
        RandomEvents events = new RandomEvents(random);
        List<Clipped> clipped = Stream.generate(
                        () -> new Clipped(events.text(), random.nextLong(Long.MAX_VALUE), events.text()))
                .limit(random.nextInt(3))
                .toList();
        return new HudEnvelope(
                HudId.parse("ada/shop"),
                events.text(),
                seq,
                Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000)),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                "claude-code",
                random.nextBoolean() ? events.text() : null,
                random.nextBoolean() ? events.text() : null,
                events.text(),
                events.next(type),
                clipped);
    }
}
