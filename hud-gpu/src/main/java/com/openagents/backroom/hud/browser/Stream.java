package com.openagents.backroom.hud.browser;

import com.openagents.backroom.hud.layout.LinkState;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSString;

/// The page's connection to the server: `snapshot`, `hud`, `reset`, `presence` and `alive` messages (http.md, SSE). The
/// browser reconnects by itself and resumes where it stopped; where it gives up, this tries again with growing pauses.
final class Stream {
    private static final long FIRST_RETRY_MILLIS = 1_000;
    private static final long MAX_RETRY_MILLIS = 30_000;

    /// What the browser itself waits for before it reconnects, as far as the page can know.
    private static final long BROWSER_RETRY_MILLIS = 3_000;

    private final String url;
    private final LivePage page;
    private @Nullable EventSource source;
    private long retryMillis = FIRST_RETRY_MILLIS;

    Stream(String url, LivePage page) {
        this.url = url;
        this.page = page;
    }

    void open() {
        EventSource opened = new EventSource(url);
        source = opened;
        on(opened, "snapshot", page::snapshot);
        on(opened, "hud", page::events);
        on(opened, "alive", page::alive);
        on(opened, "presence", message -> page.presence(new JsFields(message)));
        opened.addEventListener("reset", _ -> reopen(0));
        opened.setOnopen(_ -> {
            retryMillis = FIRST_RETRY_MILLIS;
            page.link(new LinkState.Live());
        });
        opened.setOnerror(_ -> lost(opened));
    }

    /// A message that can't be read starts the stream anew: a page that shows half of the truth is worse than one that
    /// flickers.
    private void on(EventSource opened, String type, Consumer<JSObject> taker) {
        opened.addEventListener(type, message -> {
            try {
                taker.accept(Js.parse(((JSString) message.getData()).stringValue()));
            } catch (RuntimeException e) {
                Js.report(type + ": " + e.getMessage());
                reopen(retryMillis);
            }
        });
    }

    private void lost(EventSource broken) {
        if (broken != source) {
            return;
        }
        boolean hasGivenUp = broken.getReadyState() == EventSource.CLOSED;
        long pause = hasGivenUp ? retryMillis : BROWSER_RETRY_MILLIS;
        page.link(new LinkState.Lost(page.now(), page.now().plusMillis(pause)));
        if (hasGivenUp) {
            reopen(retryMillis);
        }
    }

    private void reopen(long afterMillis) {
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
