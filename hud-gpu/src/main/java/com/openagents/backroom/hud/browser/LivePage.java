package com.openagents.backroom.hud.browser;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.page.HudPage;
import com.openagents.backroom.hud.page.Node;
import com.openagents.backroom.hud.page.PageView;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.hud.MessageType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.xml.Element;

/// The page as it lives: its state, and its tree in the document. Draws at most once a frame, and never in the
/// background.
final class LivePage {
    private static final int CLOCK_MILLIS = 1_000;

    private final @Nullable String chosenSession = Js.bodyData("session");
    private final Folded folded = new Folded();
    private final Stream stream;
    private final CanvasScript canvas;
    private @Nullable Mounted mounted;
    private @Nullable String pinnedSession;
    private boolean isPublic = "true".equals(Js.bodyData("public"));
    private boolean isEmbedAllowed = "true".equals(Js.bodyData("embed"));
    private int viewers;
    private long toldMillis = (long) Js.nowMillis();
    private double heardMillis = toldMillis;
    private long speed = 1;
    private LinkState link = new LinkState.Connecting(now());
    private boolean isDrawing;

    /// The moment that is shown: time stands still while the page is held.
    private Instant shownAt = now();

    LivePage() {
        stream = new Stream(this);
        canvas = new CanvasScript(this::drawSoon, stream::restart);
    }

    void start() {
        Js.mark("scripted", true);
        Js.scrollToEnd(Js.boxesAtEnd(Double.MAX_VALUE));
        Window.setInterval(this::drawSoon, CLOCK_MILLIS);
        Window.current().getDocument().addEventListener("visibilitychange", _ -> drawSoon());
        Window.current().getDocument().addEventListener("anew", _ -> stream.begin());
        stream.open();
    }

    /// The server's clock; in a replay it is faster, or stands still.
    Instant now() {
        return Instant.ofEpochMilli(toldMillis + (long) ((Js.nowMillis() - heardMillis) * speed));
    }

    /// Takes a message of the stream, which both scripts fold; none while its reader holds the page still, which begins
    /// anew when it goes on.
    ///
    /// @throws RuntimeException when it can't be read
    void take(MessageType type, String text) {
        HudState state = folded.state();
        if (state != null && Js.isHeld()) {
            Js.hold(type.wire(), text, (double) state.seq());
            return;
        }
        JSObject message = Js.parse(text);
        folded.take(type, message);
        switch (type) {
            case SNAPSHOT -> snapshot(new JsFields(message));
            case PRESENCE -> presence(new JsFields(message));
            case HUD, ALIVE, RESET -> {}
        }
        canvas.take(type, text);
        drawSoon();
    }

    /// `{"state": …, "seq": …, "epoch": …, "now"?: …, "viewers"?: …}`.
    private void snapshot(Fields fields) {
        presence(fields);
        HudState state = folded.state();
        SessionState shown =
                state == null ? null : state.shown(chosenSession, now()).orElse(null);
        pinnedSession = shown == null ? null : shown.sessionId();
    }

    /// Takes who watches, who may, and the clock: fields that are absent stay as they are.
    private void presence(Fields fields) {
        Long count = fields.number("viewers");
        viewers = count == null ? viewers : (int) (long) count;
        Boolean open = fields.flag("is_public");
        isPublic = open == null ? isPublic : open;
        Boolean embed = fields.flag("embed_allowed");
        isEmbedAllowed = embed == null ? isEmbedAllowed : embed;
        String now = fields.text("now");
        Long pace = fields.number("speed");
        Instant told = now == null ? null : IsoTime.find(now).orElse(null);
        if (told != null) {
            toldMillis = told.toEpochMilli();
            heardMillis = Js.nowMillis();
            speed = pace == null ? 1 : pace;
        }
    }

    void link(LinkState next) {
        link = next;
        drawSoon();
    }

    private void drawSoon() {
        if (!isDrawing && folded.state() != null && !Js.isHidden()) {
            isDrawing = true;
            Window.requestAnimationFrame(_ -> draw());
        }
    }

    private void draw() {
        isDrawing = false;
        HudState state = folded.state();
        if (state == null) {
            return;
        }
        if (!Js.isHeld()) {
            shownAt = now();
        }
        Instant now = shownAt;
        if (pinnedSession == null) {
            SessionState foremost = state.foremost(now).orElse(null);
            pinnedSession = foremost == null ? null : foremost.sessionId();
        }
        TimelineSpan timeline = TimelineSpan.find(Js.bodyData("timeline")).orElse(null); // the reader's tools change it
        PageView view = new PageView(pinnedSession, link, isPublic, isEmbedAllowed, viewers, now, timeline);
        show(HudPage.tree(state, view));
        SessionState session =
                view.isGone() ? null : state.shown(pinnedSession, now).orElse(null);
        canvas.draw(session, now);
        if (session != null) {
            Js.title(session.phaseAt(now).phase().word() + " \u00b7 " + session.title() + " \u00b7 " + state.hud());
        } else if (view.isGone()) {
            Js.title(state.hud().toString());
        }
    }

    private void show(Node tree) {
        JSObject atEnd = Js.boxesAtEnd(ScrollArea.STICK_PX);
        Mounted before = mounted;
        if (before == null) {
            mount(new Mounted(tree, false));
            atEnd = Js.boxesAtEnd(Double.MAX_VALUE);
        } else {
            before.change(tree);
        }
        Js.scrollToEnd(atEnd);
    }

    private void mount(Mounted fresh) {
        Element root = Js.byId("hud");
        if (root == null) {
            Js.report("the page has no #hud");
            return;
        }
        Js.replace(root, fresh.dom());
        mounted = fresh;
        // Once this frame is on the screen.
        Window.setTimeout(canvas::fetch, 0);
    }
}
