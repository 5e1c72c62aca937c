package com.openagents.backroom.hud.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.webgl.WebGL2RenderingContext;

/// What hud.js gives to hud-canvas.js, on the element of that script. The two are programs of their own: no Java object
/// goes from one to the other, only texts, numbers, functions and what is the browser's.
public abstract class HandOver implements JSObject {
    /// What folds the stream.
    @JSFunctor
    public interface Taking extends JSObject {
        /// Takes a message.
        ///
        /// @param type the name of a [com.openagents.backroom.schema.hud.MessageType] on the wire
        void take(String type, String json);
    }

    /// What draws.
    @JSFunctor
    public interface Drawing extends JSObject {
        /// Draws a frame.
        ///
        /// @param session the id of the session that is shown; null when there is none yet
        /// @param nowMillis since 1970, by the server's clock
        void draw(@Nullable String session, double nowMillis);
    }

    /// What this script was given; null outside of its first run.
    @JSBody(script = "return document.currentScript && document.currentScript.handOver;")
    public static native @Nullable HandOver ofThisScript();

    @JSProperty
    public abstract HTMLElement getStage();

    @JSProperty
    public abstract WebGL2RenderingContext getContext();

    /// Asks for a frame.
    public abstract void redraw();

    /// Says how messages and frames come in. All messages that came before are handed on at once.
    public abstract void start(Taking taking, Drawing drawing);
}
