package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.replay.Playback;
import com.openagents.backroom.server.replay.Tape;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The bar below a replay: links and a form that work by themselves; with its script it moves without a new page.
record TransportBar(HudId hud, ReplayWish wish, Instant moment, Instant begin, Instant end, boolean isPruned) {
    private static final int[] SPEEDS = {1, 5, 20, 100, 1_000};
    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /// The bar of a replay at a moment. It spans the session that is shown, else the whole log.
    static TransportBar of(HudId hud, Tape tape, ReplayWish wish, Instant moment) {
        Optional<ReplayPlace> first = tape.first(wish.session()).or(() -> tape.first(null));
        Optional<ReplayPlace> last = tape.last(wish.session()).or(() -> tape.last(null));
        Instant begin = first.map(ReplayPlace::at).orElse(moment);
        Instant end = last.map(ReplayPlace::at).orElse(moment).plus(Playback.TAIL);
        return new TransportBar(
                hud, wish.at(moment), moment, earlier(begin, moment), later(end, moment), tape.isPruned());
    }

    /// What the script and the badge call the speed.
    static String words(int speed) {
        return speed == 0 ? "paused" : speed + "\u00d7";
    }

    Element element() {
        El bar = El.of("nav", "transport")
                .attribute("id", "transport")
                .attribute("aria-label", "Replay")
                .attribute("data-begin", millis(begin))
                .attribute("data-end", millis(end))
                .attribute("data-at", millis(moment))
                .attribute("data-speed", Integer.toString(wish.speed()))
                .attribute("data-path", HudRoutes.path(hud));
        Optional.ofNullable(wish.session()).ifPresent(session -> bar.attribute("data-session", session));
        bar.add(El.of("b", "badge replay").text("Replay"))
                .add(link("back", "Previous event", "\u2039", wish.step(-1)))
                .add(playOrPause())
                .add(link("next", "Next event", "\u203a", wish.step(1)))
                .add(El.of("time", "begin").attribute("datetime", millis(begin)).text(WORDS.format(begin)))
                .add(form())
                .add(El.of("time", "end").attribute("datetime", millis(end)).text(WORDS.format(end)))
                .add(speeds())
                .add(El.of("a", "live").attribute("href", HudRoutes.path(hud)).text("To live"));
        if (isPruned) {
            bar.add(El.of("p", "pruned")
                    .text("Older events were removed. This log can be replayed from " + WORDS.format(begin) + " UTC."));
        }
        return bar.build();
    }

    private El playOrPause() {
        return wish.speed() == 0
                ? link("play", "Play", "\u25b6", wish.speed(1))
                : link("play", "Pause", "\u2016", wish.speed(0));
    }

    /// Without script the time is typed; the script puts a slider in its place.
    private El form() {
        El form = El.of("form", "seek")
                .attribute("method", "get")
                .attribute("action", HudRoutes.path(hud))
                .add(hidden("replay", Integer.toString(wish.speed())))
                .add(El.of("label")
                        .text("At ")
                        .add(El.of("input")
                                .attribute("name", "at")
                                .attribute("size", "24")
                                .attribute("value", millis(moment))
                                .attribute("aria-label", "Time (UTC) or number of an event")))
                .add(El.of("button").text("Go"));
        Optional.ofNullable(wish.session()).ifPresent(session -> form.add(hidden("session", session)));
        return form;
    }

    private El speeds() {
        El speeds = El.of("span", "speeds").attribute("role", "group").attribute("aria-label", "Speed");
        for (int speed : SPEEDS) {
            El link = El.of("a")
                    .attribute("href", HudRoutes.path(hud) + wish.speed(speed).query())
                    .attribute("data-speed", Integer.toString(speed))
                    .text(words(speed));
            if (speed == wish.speed()) {
                link.attribute("aria-current", "true");
            }
            speeds.add(link);
        }
        return speeds;
    }

    private El link(String name, String label, String sign, ReplayWish target) {
        return El.of("a", name)
                .attribute("href", HudRoutes.path(hud) + target.query())
                .attribute("aria-label", label)
                .attribute("title", label)
                .text(sign);
    }

    private static El hidden(String name, String value) {
        return El.of("input")
                .attribute("type", "hidden")
                .attribute("name", name)
                .attribute("value", value);
    }

    private static String millis(Instant at) {
        return IsoTime.text(at.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
