package com.openagents.backroom.hud.browser;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.page.HudPage;
import com.openagents.backroom.hud.page.PageView;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.IsoTime;
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
    private @Nullable HudState state;
    private @Nullable Mounted mounted;
    private @Nullable String pinnedSession;
    private LinkState link = new LinkState.Connecting(now());
    private boolean isPublic = "true".equals(Js.bodyData("public"));
    private boolean isEmbedAllowed = "true".equals(Js.bodyData("embed"));
    private int viewers;
    private long serverAheadMillis;
    private boolean isDrawing;
    private @Nullable Overlay overlay;

    void start() {
        Js.markScripted();
        overlay = Overlay.find(this::drawSoon);
        Js.scrollToEnd(Js.boxesAtEnd(Double.MAX_VALUE));
        Window.setInterval(this::drawSoon, CLOCK_MILLIS);
        Window.current().getDocument().addEventListener("visibilitychange", _ -> drawSoon());
    }

    Instant now() {
        return Instant.ofEpochMilli((long) Js.nowMillis() + serverAheadMillis);
    }

    /// Takes a whole state: `{"state": …, "seq": …, "epoch": …, "now"?: …, "viewers"?: …}`.
    void snapshot(JSObject message) {
        Fields fields = new JsFields(message);
        Fields body = fields.object("state");
        if (body == null) {
            Js.report("a snapshot without state");
            return;
        }
        String now = fields.text("now");
        Instant serverNow = now == null ? null : IsoTime.find(now).orElse(null);
        if (serverNow != null) {
            serverAheadMillis = serverNow.toEpochMilli() - (long) Js.nowMillis();
        }
        presence(body);
        presence(fields);
        HudState read = StateJson.read(body);
        state = read;
        SessionState shown = read.shown(chosenSession, now()).orElse(null);
        pinnedSession = shown == null ? null : shown.sessionId();
        drawSoon();
    }

    /// Takes who watches and who may: fields that are absent stay as they are.
    void presence(Fields fields) {
        Long count = fields.number("viewers");
        viewers = count == null ? viewers : (int) (long) count;
        Boolean open = fields.flag("is_public");
        isPublic = open == null ? isPublic : open;
        Boolean embed = fields.flag("embed_allowed");
        isEmbedAllowed = embed == null ? isEmbedAllowed : embed;
        drawSoon();
    }

    /// Takes which agents were seen alive though they say nothing.
    void alive(JSObject message) {
        HudState folded = state;
        if (folded != null) {
            StateJson.readAlive(new JsFields(message), folded);
            drawSoon();
        }
    }

    /// Takes events: always an array.
    void events(JSObject array) {
        HudState folded = state;
        if (folded == null) {
            return;
        }
        for (Fields event : JsFields.items(array)) {
            folded.apply(EventJson.read(event));
        }
        drawSoon();
    }

    void link(LinkState next) {
        link = next;
        drawSoon();
    }

    private void drawSoon() {
        if (!isDrawing && !Js.isHidden() && state != null) {
            isDrawing = true;
            Window.requestAnimationFrame(_ -> draw());
        }
    }

    private void draw() {
        isDrawing = false;
        HudState folded = state;
        if (folded == null) {
            return;
        }
        if (pinnedSession == null) {
            SessionState foremost = folded.foremost(now()).orElse(null);
            pinnedSession = foremost == null ? null : foremost.sessionId();
        }
        PageView view = new PageView(pinnedSession, link, isPublic, isEmbedAllowed, viewers, now());
        JSObject atEnd = Js.boxesAtEnd(ScrollArea.STICK_PX);
        Mounted before = mounted;
        var tree = HudPage.tree(folded, view);
        if (before == null) {
            mount(new Mounted(tree, false));
            atEnd = Js.boxesAtEnd(Double.MAX_VALUE);
        } else {
            before.change(tree);
        }
        Js.scrollToEnd(atEnd);
        SessionState session = folded.shown(pinnedSession, now()).orElse(null);
        paint(session);
        if (session != null) {
            Js.title(session.phaseAt(now()).phase().word() + " \u00b7 " + session.title() + " \u00b7 " + folded.hud());
        }
    }

    /// A canvas that fails gives the page back: it is whole by itself.
    private void paint(@Nullable SessionState session) {
        Overlay canvas = overlay;
        if (canvas == null) {
            return;
        }
        try {
            canvas.draw(session, now());
        } catch (RuntimeException e) {
            Js.report("canvas: " + e.getMessage());
            canvas.close();
            overlay = null;
        }
    }

    private void mount(Mounted fresh) {
        Element root = Js.byId("hud");
        if (root == null) {
            Js.report("the page has no element with id \"hud\"");
            return;
        }
        Js.replace(root, fresh.dom());
        mounted = fresh;
    }
}
