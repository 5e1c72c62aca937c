package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A HUD as a picture, for who wants to keep it: as this asker sees it, now or at a moment of its log.
///
/// @param seen who asks, and for what
record HudPicture(Seen seen, Replays replays, CardPainter painter) {
    private static final int WIDTH_PX = 1280;
    private static final int HEIGHT_PX = 800;

    /// Paints it.
    ///
    /// @throws ApiException 503 when the server stops meanwhile
    byte[] png(ServerRequest request, Theme theme, Instant now) {
        Optional<ReplayWish> replay = ReplayWish.of(request);
        if (replay.isEmpty()) {
            String session = PageWish.of(request).session();
            return painter.png(seen.channel().read(state -> scene(state, session, new LinkState.Live(), theme, now)));
        }
        try {
            return painter.png(replayed(ReplayPage.named(seen, replay.get(), now), theme));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(Status.SERVICE_UNAVAILABLE_503, "stopping", "The server stops. Try again soon.");
        }
    }

    private Scene replayed(ReplayWish wish, Theme theme) throws InterruptedException {
        Tape tape = replays.tape(seen);
        Optional<ReplayWish.Begin> begin = wish.begin(tape);
        Instant moment = begin.map(ReplayWish.Begin::at).orElse(Instant.EPOCH);
        ReplayPlace place = begin.map(ReplayWish.Begin::place).orElse(ReplayPlace.BEGINNING);
        HudState state = tape.open(place, wish.session()).state();
        return scene(state, wish.session(), new LinkState.Replay(TransportBar.words(wish.speed())), theme, moment);
    }

    private Scene scene(HudState state, @Nullable String session, LinkState link, Theme theme, Instant now) {
        LiveHud hud = seen.hud();
        HudView view = new HudView(
                hud.id().toString(),
                state.shown(session, now).orElse(null),
                state.seq(),
                link,
                hud.isPublic(),
                hud.settings().embedAllowed(),
                seen.viewers(),
                HudView.Offsets.AT_END,
                null);
        return HudLayout.lay(view, new Frame(WIDTH_PX, HEIGHT_PX, theme, painter.metrics(), now));
    }
}
