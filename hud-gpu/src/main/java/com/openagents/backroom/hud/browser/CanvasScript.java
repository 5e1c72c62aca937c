package com.openagents.backroom.hud.browser;

import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.schema.hud.MessageType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The canvas over the page, as far as the page knows it: a second script, fetched where it will be used
/// (docs/decisions, canvas-over-html), that is handed every message and asked for every frame. The page stays complete
/// and live under it; where the script does not come or fails, the page is the HUD.
final class CanvasScript {
    /// Messages after the newest snapshot that wait for the script, in characters: 2 MiB. Who has so slow a line, or
    /// leaves the tab in the background for so long, is sent a new snapshot.
    private static final int MAX_WAITING_CHARS = 1 << 20;

    private final Happening redraw;
    private final Happening restart;

    /// Type and text in turn, from a snapshot on.
    private final List<String> waiting = new ArrayList<>();

    private int waitingChars;
    private boolean isBehind;
    private boolean isOver;
    private @Nullable CanvasPlace place;
    private @Nullable CanvasProgram program;

    /// @param redraw asks for a frame
    /// @param restart asks for a new snapshot
    CanvasScript(Happening redraw, Happening restart) {
        this.redraw = redraw;
        this.restart = restart;
    }

    /// Looks whether this browser is to have a canvas, and fetches the script. Called once the page is shown: making a
    /// context starts the browser's graphics.
    void fetch() {
        String url = Js.bodyData("canvas");
        CanvasPlace found = url == null ? null : CanvasPlace.find();
        if (url == null || found == null) {
            end();
            return;
        }
        place = found;
        CanvasProgram.fetch(url, found.stage, found.context, redraw, this::start, this::ran);
    }

    private void start(CanvasProgram started) {
        program = started;
        for (int i = 0; i < waiting.size(); i += 2) {
            handOn(waiting.get(i), waiting.get(i + 1));
        }
        waiting.clear();
        if (isBehind && !isOver) {
            restart.happen();
        }
        redraw.happen();
    }

    private void ran() {
        if (program == null && !isOver) {
            fail("its script did not start");
        }
    }

    /// Takes a message that the page itself could read.
    void take(MessageType type, String text) {
        if (program != null) {
            handOn(type.wire(), text);
        } else if (!isOver) {
            await(type, text);
        }
    }

    private void await(MessageType type, String text) {
        if (type == MessageType.SNAPSHOT) {
            waiting.clear();
            waitingChars = 0;
            isBehind = false;
        } else {
            waitingChars += text.length();
            isBehind |= waitingChars > MAX_WAITING_CHARS;
        }
        if (isBehind) {
            waiting.clear();
        } else {
            waiting.add(type.wire());
            waiting.add(text);
        }
    }

    private void handOn(String type, String text) {
        CanvasProgram running = program;
        if (running != null) {
            check(CanvasProgram.take(running, type, text));
        }
    }

    /// Draws a frame, or leaves it to the page.
    void draw(@Nullable SessionState session, Instant now) {
        CanvasProgram running = program;
        if (running != null) {
            String id = session == null ? null : session.sessionId();
            check(CanvasProgram.draw(running, id, (double) now.toEpochMilli()));
        }
    }

    private void check(@Nullable String error) {
        if (error != null) {
            fail(error);
        }
    }

    private void fail(String error) {
        Js.report("canvas: " + error);
        end();
    }

    private void end() {
        isOver = true;
        program = null;
        waiting.clear();
        CanvasPlace left = place;
        if (left != null) {
            left.remove();
        }
    }
}
