package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.MessageType;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.stream.Channel;
import com.openagents.backroom.server.stream.Place;
import com.openagents.backroom.server.stream.SseWriter;
import com.openagents.backroom.server.stream.Viewer;
import com.openagents.backroom.server.stream.ViewerCounts;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.ClientAddresses.Client;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.StreamStart;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The live stream of a HUD as server-sent events.
public final class StreamRoutes {
    private static final String EVENT_STREAM = "text/event-stream";
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
    private static final HeaderName SEC_FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final HeaderName NO_BUFFERING = HeaderNames.create("X-Accel-Buffering");
    private static final int PAGE_EVENTS = 500;

    /// Streams one client may ask for in a minute (requirement NET-11): all that one may have open, thrice.
    static final int MAX_CONNECTS = 300;

    private final HudAccess access;
    private final EventLog log;
    private final ViewerCounts counts;
    private final ClientAddresses clients;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Replays replays;
    private final ReplayStream replayed;
    private final RateLimit connects;

    public StreamRoutes(
            HudAccess access,
            EventLog log,
            ViewerCounts counts,
            ClientAddresses clients,
            Replays replays,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.access = access;
        this.log = log;
        this.counts = counts;
        this.clients = clients;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.replays = replays;
        this.replayed = new ReplayStream(replays, nanoTime);
        this.connects = new RateLimit(MAX_CONNECTS, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.stream("/hud/{username}/{repo}/stream", this::stream);
    }

    /// What a viewer is sent first.
    ///
    /// @param snapshot the state, when the viewer begins with it
    /// @param alive what is known beside the events, when it does not
    private record First(Channel.Start start, Optional<byte[]> snapshot, Optional<byte[]> alive) {}

    private void stream(ServerRequest request, StreamStart start) {
        requireOwnPage(request);
        connects.require(clients.of(request));
        Seen seen = access.require(request);
        if (start.isHeadOnly()) {
            start.endWithHead(EVENT_STREAM, seen.reach());
            return;
        }
        String session = request.query().first("session").orElse(null);
        Optional<String> last = request.headers().first(LAST_EVENT_ID);
        Channel channel = seen.channel();
        Optional<ReplayWish> wish = ReplayWish.of(request);
        if (wish.isPresent()) {
            ReplayWish named = ReplayPage.named(seen, wish.get(), clock.instant());
            replay(request, start, seen, named, last.flatMap(Place::parse));
            return;
        }
        Optional<Place> place =
                last.flatMap(Place::parse).filter(known -> known.epoch().equals(channel.epoch()));
        Viewer viewer = new Viewer(nanoTime, () -> mayStay(seen, request));
        try (ViewerCounts.Ticket _ = admit(request, seen)) {
            First first = channel.join(viewer, place, (state, begin) -> first(seen, state, begin, session));
            if (!mayStay(seen, request)) {
                throw ApiException.notFound();
            }
            try (SseWriter out = new SseWriter(start.open(EVENT_STREAM, seen.reach(), unbuffered()), viewer)) {
                out.retry();
                begin(out, seen, channel, first, last.isPresent());
                out.follow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            channel.leave(viewer);
        }
    }

    private void replay(ServerRequest request, StreamStart start, Seen seen, ReplayWish wish, Optional<Place> last) {
        replays.requireLook(seen, request);
        Channel channel = seen.channel();
        Viewer viewer = new Viewer(nanoTime, () -> mayStay(seen, request));
        try (ViewerCounts.Ticket _ = admit(request, seen)) {
            channel.attend(viewer);
            ReplayStream.Ready ready =
                    replayed.open(seen, wish, last.filter(place -> place.epoch().equals(channel.epoch())));
            if (!mayStay(seen, request)) {
                throw ApiException.notFound();
            }
            try (SseWriter out = new SseWriter(start.open(EVENT_STREAM, seen.reach(), unbuffered()), viewer)) {
                out.retry();
                replayed.send(out, seen, ready);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            channel.leave(viewer);
        }
    }

    private static WritableHeaders<?> unbuffered() {
        WritableHeaders<?> headers = WritableHeaders.create();
        headers.set(NO_BUFFERING, "no");
        return headers;
    }

    private First first(Seen seen, HudState state, Channel.Start begin, @Nullable String session) {
        if (begin instanceof Channel.Whole) {
            byte[] whole = Snapshot.forStream(seen, seen.channel().epoch(), state, session, clock.instant());
            return new First(begin, Optional.of(whole), Optional.empty());
        }
        return new First(
                begin,
                Optional.empty(),
                Optional.of(state).filter(StateJson::isAnyAlive).map(Snapshot::alive));
    }

    /// @param isBack whether the viewer was here before: when its place is none of this log, it is told so
    private void begin(SseWriter out, Seen seen, Channel channel, First first, boolean isBack) throws IOException {
        if (isBack && first.start() instanceof Channel.Whole) {
            out.reset();
        }
        switch (first.start()) {
            case Channel.Whole whole ->
                out.snapshot(
                        new Place(channel.epoch(), whole.seq()),
                        first.snapshot().orElseThrow());
            case Channel.FromLog fromLog -> replay(out, seen, channel.epoch(), fromLog);
            case Channel.Start missed -> out.missed(missed);
        }
        if (first.alive().isPresent()) {
            out.announce(MessageType.ALIVE, first.alive().get());
        }
    }

    /// Reads what the ring no longer has, exactly up to where the mailbox goes on.
    private void replay(SseWriter out, Seen seen, String epoch, Channel.FromLog part) throws IOException {
        LogReader reader = new LogReader(log, seen);
        List<HudEnvelope> page = new ArrayList<>(reader.after(part.afterSeq(), PAGE_EVENTS));
        while (!page.isEmpty() && page.getFirst().seq() <= part.toSeq()) {
            page.removeIf(event -> event.seq() > part.toSeq());
            out.events(epoch, page);
            page = new ArrayList<>(reader.next(PAGE_EVENTS));
        }
    }

    private ViewerCounts.Ticket admit(ServerRequest request, Seen seen) {
        Client client = clients.of(request);
        return counts.admit(seen.hud().id(), client, access.account(request));
    }

    private boolean mayStay(Seen seen, ServerRequest request) {
        return access.audience(seen.hud(), request).equals(Optional.of(seen.audience()));
    }

    /// A stream that shows a session's cookie is for our own pages only (requirement RT-02).
    private void requireOwnPage(ServerRequest request) {
        if (HudAccess.isForEmbed(request)
                || !request.headers().contains(SEC_FETCH_SITE)
                || !access.isClaimed().test(request.headers())) {
            return;
        }
        String site = request.headers().get(SEC_FETCH_SITE).get();
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw new ApiException(
                    Status.FORBIDDEN_403, "cross_site", "Another site asked for this with your cookie. Leave it out.");
        }
    }
}
