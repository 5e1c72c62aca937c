package com.openagents.backroom.hud.browser;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.schema.hud.MessageType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Window;

/// The page's connection to the server (http.md, SSE). The browser reconnects by itself and resumes where it stopped;
/// where it gives up, this tries again with growing pauses. A replay goes on where it was.
final class Stream {
    private static final long FIRST_RETRY_MILLIS = 1_000;
    private static final long MAX_RETRY_MILLIS = 30_000;

    /// What the browser itself waits for before it reconnects, as far as the page can know.
    private static final long BROWSER_RETRY_MILLIS = 3_000;

    private final LivePage page;
    private @Nullable EventSource source;
    private long retryMillis = FIRST_RETRY_MILLIS;

    /// True while the page shows what the stream sends.
    private boolean isShown;

    /// The moment at which a replay last lost its stream; 0 where it has shown nothing yet.
    private double lostAtMillis;

    /// True while nothing is at the page's address.
    private boolean isGone;

    Stream(LivePage page) {
        this.page = page;
    }

    void open() {
        StringBuilder types = new StringBuilder();
        for (MessageType type : MessageType.values()) {
            types.append(' ').append(type.wire());
        }
        source = EventSource.open(Js.streamUrl(lostAtMillis), "open error" + types, this::heard);
    }

    /// Begins with what the page asks for now.
    void begin() {
        isShown = false;
        lostAtMillis = 0;
        reopen(0);
    }

    /// Goes on with a whole state.
    void restart() {
        reopen(0);
    }

    private void heard(EventSource from, String type, String message) {
        if (!Js.isSame(from, source)) {
            return;
        }
        if (type.equals("open")) {
            retryMillis = FIRST_RETRY_MILLIS;
            isGone = false;
            String replay = Js.bodyData("replay");
            page.link(replay == null ? new LinkState.Live() : new LinkState.Replay(replay));
        } else if (type.equals("error")) {
            lost(from);
        } else {
            take(MessageType.ofWire(type), message);
        }
    }

    /// A message that can't be read starts the stream anew: a page that shows half of the truth is worse than one that
    /// flickers.
    private void take(MessageType type, String text) {
        if (type == MessageType.RESET) {
            restart();
            return;
        }
        try {
            page.take(type, text);
            isShown = true;
        } catch (RuntimeException e) {
            Js.report(type.wire() + ": " + e.getMessage());
            reopen(retryMillis);
        }
    }

    private void lost(EventSource broken) {
        remember();
        boolean hasGivenUp = broken.getReadyState() == EventSource.CLOSED;
        long pause = hasGivenUp ? retryMillis : BROWSER_RETRY_MILLIS;
        Instant retryAt = page.now().plusMillis(pause);
        page.link(new LinkState.Lost(page.now(), retryAt, isGone));
        if (hasGivenUp) {
            Js.whenGone(() -> {
                isGone = true;
                page.link(new LinkState.Lost(page.now(), retryAt, true));
            });
            reopen(retryMillis);
        }
    }

    private void remember() {
        if (isShown) {
            isShown = false;
            lostAtMillis = (double) page.now().toEpochMilli();
        }
    }

    private void reopen(long afterMillis) {
        remember();
        EventSource before = source;
        if (before != null) {
            before.close();
        }
        source = null;
        retryMillis = Math.min(MAX_RETRY_MILLIS, retryMillis * 2);
        double jitter = 0.75 + Js.random() / 2;
        Window.setTimeout(this::open, afterMillis * jitter);
    }
}
