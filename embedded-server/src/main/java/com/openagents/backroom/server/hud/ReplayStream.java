package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.replay.Opened;
import com.openagents.backroom.server.replay.Playback;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.replay.Viewing;
import com.openagents.backroom.server.stream.Place;
import com.openagents.backroom.server.stream.SseWriter;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Sends a HUD's log again, at its own pace or faster, as the live stream once did: a snapshot, then events.
final class ReplayStream {
    private final Replays replays;
    private final LongSupplier nanoTime;

    ReplayStream(Replays replays, LongSupplier nanoTime) {
        this.replays = replays;
        this.nanoTime = nanoTime;
    }

    /// A replay that is ready to be sent.
    ///
    /// @param seq where the client is when it has read the snapshot
    record Ready(ReplayWish wish, Opened opened, Instant moment, long seq) {}

    /// Finds where to begin.
    ///
    /// @param last where a client that comes back stopped
    Ready open(Seen seen, ReplayWish wish, Optional<Place> last) throws InterruptedException {
        Tape tape = replays.tape(seen);
        Optional<ReplayPlace> stopped = last.flatMap(place -> tape.find(place.seq()));
        ReplayWish.Begin asked = wish.begin(tape).orElseThrow(ReplayStream::nothingLogged);
        ReplayWish.Begin from = stopped.filter(place -> place.compareTo(asked.place()) > 0)
                .map(place -> new ReplayWish.Begin(place, place.at()))
                .orElse(asked);
        Opened opened = tape.open(from.place(), wish.session());
        long seq = tape.at(from.place()).map(ReplayPlace::seq).orElse(0L);
        return new Ready(wish, opened, from.at(), seq);
    }

    void send(SseWriter out, Seen seen, Ready ready) throws IOException, InterruptedException {
        String epoch = seen.channel().epoch();
        int speed = ready.wish().speed();
        HudState state = ready.opened().state();
        byte[] snapshot = Snapshot.forReplay(seen, epoch, state, ready.wish().session(), ready.moment(), speed);
        out.snapshot(new Place(epoch, ready.seq()), snapshot);
        Playback playback = new Playback(ready.opened().reel(), ready.moment(), speed, nanoTime);
        try (Viewing _ = replays.tape(seen).view()) {
            out.play(epoch, playback, (moment, isMoving) -> Snapshot.clock(moment, isMoving ? speed : 0));
        }
    }

    private static ApiException nothingLogged() {
        return new ApiException(
                Status.NOT_FOUND_404,
                "nothing_logged",
                "Nothing was logged here yet, so there is nothing to replay. Look at the live HUD instead.");
    }
}
