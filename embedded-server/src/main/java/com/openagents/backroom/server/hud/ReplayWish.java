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
/// @param step how many moments with an event further, or back below 0
/// @param session the session that is shown; null for the foremost
record ReplayWish(
        int speed, @Nullable String at, int step, @Nullable String session) {
    /// Links carry milliseconds, and what happened within one of them belongs to it.
    private static final Duration WITHIN = Duration.ofNanos(999_000);

    private static final int MAX_SEQ_DIGITS = 18;

    /// More than a hand presses before the page has followed; each is a question to the database.
    private static final int MAX_STEPS = 100;

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
        Begin stepped = begin;
        for (int left = Math.abs(step); left > 0; left--) {
            Optional<ReplayPlace> place = step > 0
                    ? tape.next(stepped.place(), session)
                    : tape.previous(new ReplayPlace(stepped.at(), 0), session);
            if (place.isEmpty()) {
                return stepped;
            }
            stepped = new Begin(ReplayPlace.endOf(place.get().at()), place.get().at());
        }
        return stepped;
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
        boolean isBack = text.startsWith("-");
        String digits = isBack ? text.substring(1) : text;
        int moments = isSeq(digits) && digits.length() < 4 ? Integer.parseInt(digits) : 0;
        if (moments == 0 || moments > MAX_STEPS) {
            throw ApiException.badRequest("step takes 1 to " + MAX_STEPS + " moments, or as many back with a minus.");
        }
        return isBack ? -moments : moments;
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
