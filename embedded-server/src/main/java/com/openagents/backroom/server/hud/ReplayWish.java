package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.replay.Pace;
import com.openagents.backroom.server.replay.Playback;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a link asks a replay for: `?replay=20&at=2026-11-23T09:15:02Z&session=…`.
///
/// @param speed how many times faster than it happened; 0 stands still
/// @param at a time, or a seq; null for the beginning
/// @param step how many moments with an event further (1), or back (-1)
/// @param session the session that is shown; null for the foremost
record ReplayWish(
        int speed, @Nullable String at, int step, @Nullable String session) {
    /// Links carry milliseconds, and what happened within one of them belongs to it.
    private static final Duration WITHIN = Duration.ofNanos(999_000);

    private static final int MAX_SEQ_DIGITS = 18;

    /// Where a replay begins.
    ///
    /// @param place everything up to it is shown
    /// @param at what the clock shows
    record Begin(ReplayPlace place, Instant at) {}

    /// What the request's address asks for; empty when it is for what is live.
    ///
    /// @throws ApiException 400 when it cannot be understood
    static Optional<ReplayWish> of(ServerRequest request) {
        return request.query()
                .first("replay")
                .map(speed -> new ReplayWish(
                        speed(speed),
                        request.query().first("at").filter(at -> !at.isEmpty()).orElse(null),
                        request.query().first("step").map(ReplayWish::step).orElse(0),
                        request.query()
                                .first("session")
                                .filter(id -> !id.isEmpty())
                                .orElse(null)));
    }

    /// The same of a session, if none was named.
    ReplayWish orOf(@Nullable String other) {
        return session == null ? new ReplayWish(speed, at, step, other) : this;
    }

    /// The same from elsewhere.
    ReplayWish at(Instant moment) {
        return new ReplayWish(speed, IsoTime.text(moment.truncatedTo(ChronoUnit.MILLIS)), 0, session);
    }

    /// What the page's stream is asked for, when the page shows a moment: the same event, else the same time.
    ReplayWish settled(Instant moment) {
        return at != null && isSeq(at) && step == 0 ? this : at(moment);
    }

    ReplayWish speed(int other) {
        return new ReplayWish(other, at, 0, session);
    }

    ReplayWish step(int moments) {
        return new ReplayWish(0, at, moments, session);
    }

    /// As the query of an address, with its `?`.
    String query() {
        return "?replay=" + speed
                + (at == null ? "" : "&at=" + encode(at))
                + (step == 0 ? "" : "&step=" + step)
                + (session == null ? "" : "&session=" + encode(session));
    }

    /// Where it begins; empty when nothing is logged. Times outside of the log mean its ends.
    ///
    /// @throws ApiException 404 when there is no event of that seq, 400 when `at` is neither time nor seq
    Optional<Begin> begin(Tape tape) {
        Optional<ReplayPlace> first = tape.first(null);
        return first.isEmpty() ? Optional.empty() : Optional.of(stepped(tape, begin(tape, first.get())));
    }

    private Begin begin(Tape tape, ReplayPlace first) {
        if (at == null) {
            ReplayPlace begin = tape.first(session).orElse(first);
            return new Begin(begin, begin.at());
        }
        if (isSeq(at)) {
            ReplayPlace place = tape.find(Long.parseLong(at)).orElseThrow(ApiException::notFound);
            return new Begin(place, place.at());
        }
        Instant time = IsoTime.find(at)
                .orElseThrow(() -> ApiException.badRequest(
                        "at is neither a time like 2026-11-23T09:15:02Z nor the seq of an event."));
        if (time.isBefore(first.at())) {
            return new Begin(first, first.at());
        }
        ReplayPlace last = tape.last(null).orElse(first);
        return time.isAfter(last.at().plus(Playback.TAIL))
                ? new Begin(last, last.at())
                : new Begin(ReplayPlace.endOf(time.plus(WITHIN)), time);
    }

    private Begin stepped(Tape tape, Begin begin) {
        Optional<ReplayPlace> place = switch (Integer.signum(step)) {
            case 1 -> tape.next(begin.place(), session);
            case -1 -> tape.previous(new ReplayPlace(begin.at(), 0), session);
            default -> Optional.empty();
        };
        return place.map(found -> new Begin(found, found.at())).orElse(begin);
    }

    private static int speed(String text) {
        int speed = isSeq(text) && text.length() < 5 ? Integer.parseInt(text) : -1;
        if (speed < 0 || speed > Pace.MAX_SPEED) {
            throw ApiException.badRequest(
                    "replay takes a speed from 1 to " + Pace.MAX_SPEED + ", or 0 to stand still.");
        }
        return speed;
    }

    private static int step(String text) {
        return switch (text) {
            case "1" -> 1;
            case "-1" -> -1;
            default -> throw ApiException.badRequest("step takes 1 or -1.");
        };
    }

    private static boolean isSeq(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_SEQ_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
