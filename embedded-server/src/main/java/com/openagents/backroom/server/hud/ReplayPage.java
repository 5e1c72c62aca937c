package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.HudPage;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.page.PageView;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The page of a HUD at a moment of its log: the frame of that moment, and the bar that moves it.
final class ReplayPage {
    private final Replays replays;
    private final PageDocument document;

    ReplayPage(Replays replays, PageDocument document) {
        this.replays = replays;
        this.document = document;
    }

    /// @throws ApiException 503 when the server stops meanwhile
    String write(Seen seen, ReplayWish asked, PageWish page, PageDocument.About about, Instant now) {
        try {
            return write(seen, named(seen, asked, now), page, about);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(Status.SERVICE_UNAVAILABLE_503, "stopping", "The server stops. Try again soon.");
        }
    }

    /// A replay without a session or a place is that of the session that the live page shows.
    static ReplayWish named(Seen seen, ReplayWish asked, Instant now) {
        return asked.at() == null
                ? asked.orOf(seen.channel()
                        .read(state -> state.foremost(now))
                        .map(SessionState::sessionId)
                        .orElse(null))
                : asked;
    }

    private String write(Seen seen, ReplayWish wish, PageWish page, PageDocument.About about)
            throws InterruptedException {
        LiveHud hud = seen.hud();
        Tape tape = replays.tape(seen);
        Optional<ReplayWish.Begin> begin = wish.begin(tape);
        Instant moment = begin.map(ReplayWish.Begin::at).orElse(Instant.EPOCH);
        ReplayPlace place = begin.map(ReplayWish.Begin::place).orElse(ReplayPlace.BEGINNING);
        HudState state = tape.open(place, wish.session()).state();
        PageView view = new PageView(
                wish.session(),
                new LinkState.Replay(TransportBar.words(wish.speed())),
                hud.isPublic(),
                hud.settings().embedAllowed(),
                seen.viewers(),
                moment,
                page.timeline());
        ReplayWish from = wish.settled(moment);
        El body = page.tell(HudRoutes.body(hud, wish.session(), from.query()))
                .attribute("data-replay", TransportBar.words(wish.speed()));
        List<Element> parts = List.of(
                HudPage.tree(state, view),
                TransportBar.of(hud.id(), tape, wish, moment).element());
        return document.replay(about, body, parts);
    }
}
