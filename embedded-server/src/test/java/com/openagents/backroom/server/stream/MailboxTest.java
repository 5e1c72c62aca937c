package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.MessageType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a viewer is sent, without a connection and with a clock that only the test moves.
class MailboxTest {
    private static final String EPOCH = "0123456789abcdef0123456789abcdef";

    private final AtomicLong nanoTime = new AtomicLong(1);

    @Test
    void quietStream_getsAHeartbeatEveryTwentySeconds() throws InterruptedException {
        Viewer viewer = new Viewer(nanoTime::get, () -> true);
        advance(viewer, StreamLimits.HEARTBEAT);
        advance(viewer, Duration.ofNanos(1));
        assertInstanceOf(Mailbox.Heartbeat.class, viewer.mailbox().take());
        advance(viewer, StreamLimits.HEARTBEAT.minusNanos(1));
        viewer.mailbox().put(message(1, 1));
        assertInstanceOf(Mailbox.Send.class, viewer.mailbox().take(), "a heartbeat came too early");
    }

    @Test
    void stream_endsAfterItsLife() throws InterruptedException {
        Viewer viewer = new Viewer(nanoTime::get, () -> true);
        advance(viewer, StreamLimits.MAX_LIFE.plusNanos(1));
        assertEquals(Mailbox.End.EXPIRED, viewer.mailbox().take());
    }

    @Test
    void viewerWhoMayNoLongerSee_isEndedAtTheNextTick() throws InterruptedException {
        Viewer viewer = new Viewer(nanoTime::get, () -> false);
        advance(viewer, Duration.ofNanos(1));
        assertEquals(Mailbox.End.CLOSED, viewer.mailbox().take());
    }

    @Test
    void viewerTooManyEventsBehind_losesItsBacklog() throws InterruptedException {
        Mailbox mailbox = new Mailbox();
        for (int i = 0; i < 4; i++) {
            mailbox.put(message(i * 64L + 1, 64));
        }
        mailbox.put(message(257, 1));
        assertEquals(Mailbox.End.OVERFLOW, mailbox.take());
    }

    @Test
    void viewerTooManyBytesBehind_losesItsBacklog_RT05() throws InterruptedException {
        Mailbox mailbox = new Mailbox();
        mailbox.put(large(1));
        mailbox.put(large(2));
        assertInstanceOf(Mailbox.Send.class, mailbox.take(), "two are under the limit");
        mailbox.put(large(3));
        assertInstanceOf(Mailbox.Send.class, mailbox.take());
        mailbox.put(large(4));
        mailbox.put(large(5));
        assertEquals(Mailbox.End.OVERFLOW, mailbox.take());
    }

    /// More than a third of what a mailbox holds.
    private static Message large(long seq) {
        return Message.announcement(MessageType.ALIVE, new byte[StreamLimits.MAX_MAILBOX_BYTES / 3 + (int) seq]);
    }

    @Test
    void viewerExactlyAtTheLimit_getsEverything() throws InterruptedException {
        Mailbox mailbox = new Mailbox();
        for (int i = 0; i < 4; i++) {
            mailbox.put(message(i * 64L + 1, 64));
        }
        for (int i = 0; i < 4; i++) {
            assertInstanceOf(Mailbox.Send.class, mailbox.take());
        }
    }

    @Test
    void ring_givesExactlyWhatCameAfterAPlace() {
        Ring ring = new Ring(EPOCH);
        ring.add(message(1, 3));
        ring.add(message(4, 2));
        for (long after = 0; after <= 5; after++) {
            List<Long> seqs = ring.after(after).orElseThrow().stream()
                    .flatMap(message -> message.events().stream())
                    .map(HudEnvelope::seq)
                    .toList();
            assertEquals(LongStream.rangeClosed(after + 1, 5).boxed().toList(), seqs);
        }
    }

    @Test
    void ring_saysWhenSomeOfItIsGone() {
        Ring ring = new Ring(EPOCH);
        for (int i = 0; i < 20; i++) {
            ring.add(message(i * 64L + 1, 64));
        }
        assertTrue(ring.after(0).isEmpty());
        assertTrue(ring.after(20 * 64 - 1).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u2028b"})
    void messages_areRefusedWhenTheyWouldBeReadAsSeveral(String part) {
        byte[] json = {'[', ']'};
        assertThrows(IllegalArgumentException.class, () -> SseText.message(MessageType.HUD, part, json));
        assertThrows(IllegalArgumentException.class, () -> SseText.comment(part));
    }

    @Test
    void message_isOneEventWithItsPlace() {
        assertArrayEquals(
                "event: hud\nid: e-1\ndata: []\n\n".getBytes(StandardCharsets.UTF_8),
                SseText.message(MessageType.HUD, "e-1", new byte[] {'[', ']'}));
        assertThrows(
                IllegalArgumentException.class,
                () -> SseText.message(MessageType.HUD, null, new byte[] {'[', '\n', ']'}));
    }

    private void advance(Viewer viewer, Duration duration) {
        nanoTime.addAndGet(duration.toNanos());
        viewer.tick(nanoTime.get());
    }

    private static Message message(long firstSeq, int count) {
        return Message.of(
                EPOCH,
                LongStream.range(firstSeq, firstSeq + count)
                        .mapToObj(MailboxTest::event)
                        .toList());
    }

    private static HudEnvelope event(long seq) {
        Instant at = Instant.EPOCH.plusSeconds(seq);
        return new HudEnvelope(
                new HudId("ada", "shop"),
                "s1",
                seq,
                at,
                at,
                "claude-code",
                null,
                null,
                "e" + seq,
                new Chunk(Role.ASSISTANT, "word", "m" + seq),
                List.of());
    }
}
