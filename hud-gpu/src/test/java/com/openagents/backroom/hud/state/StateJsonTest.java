package com.openagents.backroom.hud.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.event.MapFields;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateJsonTest {
    private static final Instant NOW = Story.BEGIN.plusSeconds(3600);

    private static MapFields json(HudState state) {
        return MapFields.of(out -> StateJson.write(state, out, NOW, _ -> true));
    }

    @Test
    void foldingGoesOnFromTheJsonForm_whereverItIsCut() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        List<HudEnvelope> events = Story.random(seed, 900);
        MapFields whole = json(Story.fold(events));
        Random cuts = new Random(seed);
        for (int i = 0; i < 25; i++) {
            int cut = cuts.nextInt(events.size());
            HudState resumed = StateJson.read(json(Story.fold(events.subList(0, cut))));
            events.subList(cut, events.size()).forEach(resumed::apply);
            assertEquals(whole, json(resumed), "seed " + seed + ", cut at " + cut);
        }
    }

    @Test
    void cardOnlySessions_keepCountingRight() {
        List<HudEnvelope> events = Story.random(7, 400);
        HudState half = Story.fold(events.subList(0, 200));
        HudState cards = StateJson.read(MapFields.of(out -> StateJson.write(half, out, NOW, _ -> false)));
        events.subList(200, 400).forEach(cards::apply);
        HudState whole = Story.fold(events);
        for (SessionState session : whole.sessions()) {
            SessionState card = cards.findSession(session.sessionId()).orElseThrow();
            assertEquals(session.usage().tokens(), card.usage().tokens());
            assertEquals(session.tools().calls(), card.tools().calls());
            assertEquals(session.phaseAt(NOW), card.phaseAt(NOW));
        }
    }

    @Test
    void aMillionEvents_stayBelowThreeMebibytesOfText() {
        HudState state = new HudState(Story.HUD);
        String text = "x".repeat(700);
        for (int i = 1; i <= 1_000_000; i++) {
            String id = "t" + i / 5;
            var event = switch (i % 5) {
                case 0 -> new ToolStart(id, "Tool" + i % 90, ToolKind.EXECUTE, text, null);
                case 1 -> new ContainerOutput(id, OutputStream.STDOUT, "line\n");
                case 2 -> new ToolDone(id, text, 5L, i % 3 == 0);
                case 3 -> new Chunk(Role.ASSISTANT, text, "m" + i);
                default -> new Usage("m" + (i - 1), "model" + i % 50, 1, 1, 1, 1, null, null);
            };
            state.apply(new HudEnvelope(
                    Story.HUD,
                    "s",
                    i,
                    Story.BEGIN.plusMillis(i),
                    Story.BEGIN,
                    "claude-code",
                    null,
                    null,
                    "e" + i,
                    event,
                    List.of()));
        }
        int size = json(state).toString().length();
        assertTrue(size < 3 * 1024 * 1024, "JSON form has " + size + " chars");
        assertEquals(200_000, state.sessions().getFirst().tools().calls());
    }
}
