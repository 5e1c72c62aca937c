package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.schema.hud.HudId;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Who comes and goes while a HUD is loaded anew, or is private from now on.
class ChannelTest {
    private final Channel channel = new Channel(
            new HudId("octocat", "hello"), "e", new ReentrantReadWriteLock(), () -> 1, UnaryOperator.identity());

    @Test
    void viewerOnTheWayWhenTheHudIsLoadedAnew_isSentBackAtOnce() throws InterruptedException {
        Viewer before = viewer();
        join(before);
        channel.restart();
        Viewer late = viewer();
        join(late);
        assertEquals(Mailbox.End.CHANGED, before.mailbox().take());
        assertEquals(Mailbox.End.CHANGED, late.mailbox().take());
    }

    @Test
    void replayOnTheWayWhenTheHudIsLoadedAnew_isSentBackAtOnce() throws InterruptedException {
        endsLate(Channel::restart, Mailbox.End.CHANGED);
    }

    @Test
    void viewerOnTheWayWhenTheHudBecomesPrivate_seesNothing() throws InterruptedException {
        endsLate(Channel::close, Mailbox.End.CLOSED);
    }

    private void endsLate(Consumer<Channel> ended, Mailbox.End reason) throws InterruptedException {
        ended.accept(channel);
        Viewer late = viewer();
        channel.attend(late);
        assertEquals(reason, late.mailbox().take());
    }

    private void join(Viewer viewer) {
        channel.join(viewer, Optional.empty(), (state, start) -> state.seq());
    }

    private static Viewer viewer() {
        return new Viewer(() -> 1, () -> true);
    }
}
