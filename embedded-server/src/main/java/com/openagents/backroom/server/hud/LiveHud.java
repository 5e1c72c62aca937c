package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.MessageType;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.stream.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One HUD in memory, for its owner and, once someone asks, for the public. Any thread may call it.
public final class LiveHud {
    private final Hud row;
    private final Channel owner;
    private final Function<LiveHud, Channel> publicOpener;
    private final Consumer<Channel> catchUp;
    private volatile HudSettings settings;
    private volatile @Nullable Channel shared;

    /// Written by the tick alone.
    private volatile int viewerPeak;

    private volatile byte[] toldToStrangers = {};

    LiveHud(
            Hud row,
            HudSettings settings,
            Channel owner,
            Function<LiveHud, Channel> publicOpener,
            Consumer<Channel> catchUp) {
        this.row = row;
        this.settings = settings;
        this.owner = owner;
        this.publicOpener = publicOpener;
        this.catchUp = catchUp;
    }

    public HudId id() {
        return row.name();
    }

    /// The HUD in the database, as it was when it was loaded; its name may change, its key does not.
    public Hud row() {
        return row;
    }

    public HudSettings settings() {
        return settings;
    }

    public boolean isPublic() {
        return settings.isPublic();
    }

    /// What an audience sees.
    public Channel channel(Audience audience) {
        return switch (audience) {
            case OWNER -> owner;
            case PUBLIC -> shared();
        };
    }

    /// Streams of this HUD open now.
    public int viewerCount() {
        Channel open = shared;
        return owner.viewerCount() + (open == null ? 0 : open.viewerCount());
    }

    /// The same as an audience is told it: strangers learn about how many watch, so that nobody can be seen coming or
    /// going (requirement RT-11).
    public int viewerCount(Audience audience) {
        return switch (audience) {
            case OWNER -> viewerCount();
            case PUBLIC -> coarse(viewerCount());
        };
    }

    /// A count rounded down to one of 1, 2, 5, 10, 20, 50 and so on.
    static int coarse(int count) {
        int unit = 1;
        while (count / unit >= 10) {
            unit *= 10;
        }
        int digit = count / unit;
        return (digit >= 5 ? 5 : Math.min(digit, 2)) * unit;
    }

    /// The most streams there were at a time since it was loaded, as far as they were counted.
    public int viewerPeak() {
        return Math.max(viewerPeak, viewerCount());
    }

    /// Counts the streams open now, and remembers the most.
    int countViewers() {
        int viewers = viewerCount();
        viewerPeak = Math.max(viewerPeak, viewers);
        return viewers;
    }

    void take(List<HudEnvelope> events) {
        takeInto(owner, events);
        Channel open = shared;
        if (open != null) {
            takeInto(open, events);
        }
    }

    /// Reads from the log what was missed.
    void catchUp() {
        catchUp.accept(owner);
        Channel open = shared;
        if (open != null) {
            catchUp.accept(open);
        }
    }

    void flush() {
        owner.flush();
        Channel open = shared;
        if (open != null) {
            open.flush();
        }
    }

    void tick() {
        owner.tick();
        Channel open = shared;
        if (open != null) {
            open.tick();
        }
    }

    /// Tells everyone who watches how many do, and what else is no event; strangers only when what they are told has
    /// changed.
    void announcePresence(Function<Audience, byte[]> presence) {
        owner.announce(MessageType.PRESENCE, presence.apply(Audience.OWNER));
        Channel open = shared;
        byte[] told = presence.apply(Audience.PUBLIC);
        if (open != null && !Arrays.equals(told, toldToStrangers)) {
            toldToStrangers = told;
            open.announce(MessageType.PRESENCE, told);
        }
    }

    void sawAlive(Map<String, Instant> sessions) {
        sawAlive(owner, sessions);
        Channel open = shared;
        if (open != null) {
            sawAlive(open, sessions);
        }
    }

    private static void sawAlive(Channel channel, Map<String, Instant> sessions) {
        channel.sawAlive(sessions);
        channel.announce(MessageType.ALIVE, channel.read(Snapshot::alive));
    }

    void stop() {
        owner.stop();
        Channel open = shared;
        if (open != null) {
            open.stop();
        }
    }

    /// Ends all streams; their viewers come back.
    void restart() {
        owner.restart();
        Channel open = shared;
        if (open != null) {
            open.restart();
        }
    }

    /// Takes over new settings: what the public saw under the old ones is over.
    synchronized void change(HudSettings next) {
        HudSettings before = settings;
        settings = next;
        Channel open = shared;
        if (open == null) {
            return;
        }
        if (!next.isPublic()) {
            shared = null;
            open.close();
        } else if (!next.showsTheSameAs(before)) {
            shared = null;
            open.restart();
        }
    }

    private Channel shared() {
        Channel open = shared;
        if (open != null) {
            return open;
        }
        synchronized (this) {
            open = shared;
            if (open == null) {
                open = publicOpener.apply(this);
                shared = open;
                catchUp.accept(open);
            }
            return open;
        }
    }

    private void takeInto(Channel channel, List<HudEnvelope> events) {
        if (!channel.take(events)) {
            catchUp.accept(channel);
        }
    }
}
