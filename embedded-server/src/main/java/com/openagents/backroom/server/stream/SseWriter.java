package com.openagents.backroom.server.stream;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.MessageType;
import com.openagents.backroom.server.replay.Playback;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Writes one viewer's stream, on the thread of its request. A write that takes too long is ended by the connection's
/// guard, which closes the socket under it.
public final class SseWriter implements AutoCloseable {
    private final OutputStream out;
    private final Viewer viewer;

    public SseWriter(OutputStream out, Viewer viewer) {
        this.out = out;
        this.viewer = viewer;
    }

    /// Says when to come back after the connection was lost.
    public void retry() throws IOException {
        send(SseText.retry(
                ThreadLocalRandom.current().nextInt(StreamLimits.MIN_RETRY_MILLIS, StreamLimits.MAX_RETRY_MILLIS + 1)));
    }

    /// The whole state.
    ///
    /// @param data one line of JSON
    public void snapshot(Place place, byte[] data) throws IOException {
        send(SseText.message(MessageType.SNAPSHOT, place.toString(), data));
    }

    /// What the client has is of no use any more.
    public void reset() throws IOException {
        send(SseText.message(MessageType.RESET, null, new byte[] {'{', '}'}));
    }

    /// Something that is no event of the log.
    ///
    /// @param data one line of JSON
    public void announce(MessageType type, byte[] data) throws IOException {
        send(SseText.message(type, null, data));
    }

    /// What the viewer missed.
    public void missed(Channel.Start start) throws IOException {
        if (start instanceof Channel.Missed missed) {
            for (Message message : missed.messages()) {
                send(message.bytes());
            }
        }
    }

    /// Events read from the log.
    public void events(String epoch, List<HudEnvelope> events) throws IOException {
        for (Message message : Message.split(epoch, events)) {
            send(message.bytes());
        }
    }

    /// Sends what comes, until the stream is over.
    public void follow() throws IOException, InterruptedException {
        while (sends(viewer.mailbox().take())) {}
    }

    /// Sends a replay at its pace, until the stream is over.
    ///
    /// @param clock tells the client the moment, and whether it moves
    public void play(String epoch, Playback playback, Clock clock) throws IOException, InterruptedException {
        while (true) {
            Playback.Step step = playback.step();
            if (!step.due().isEmpty()) {
                events(epoch, step.due());
            }
            if (step.isClockDue()) {
                announce(MessageType.PRESENCE, clock.at(step.moment(), !step.isOver()));
            }
            Optional<Mailbox.Next> next = viewer.mailbox().take(step.pauseNanos());
            if (next.isPresent() && !sends(next.get())) {
                return;
            }
        }
    }

    /// Writes the moment of a replay as one line of JSON.
    @FunctionalInterface
    public interface Clock {
        byte[] at(Instant moment, boolean isMoving);
    }

    private boolean sends(Mailbox.Next next) throws IOException {
        return switch (next) {
            case Mailbox.Send send -> {
                send(send.message().bytes());
                yield true;
            }
            case Mailbox.Heartbeat _ -> {
                send(SseText.comment("still here"));
                yield true;
            }
            case Mailbox.End end -> {
                end(end);
                yield false;
            }
        };
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void end(Mailbox.End end) throws IOException {
        switch (end) {
            case OVERFLOW, CHANGED, CLOSED -> reset();
            case EXPIRED, STOPPED -> {}
        }
    }

    private void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        viewer.sent();
    }
}
