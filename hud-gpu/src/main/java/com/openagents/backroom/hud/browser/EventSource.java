package com.openagents.backroom.hud.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/// The browser's `EventSource` (HTML standard, 9.2).
abstract class EventSource implements JSObject {
    /// The value of `readyState` after which the browser does not try again by itself.
    static final int CLOSED = 2;

    /// Told of everything that happens to a source.
    @JSFunctor
    interface Listener extends JSObject {
        /// Something has happened.
        ///
        /// @param type `open`, `error`, or the type of a message
        /// @param message what came with it; empty for the first two
        void on(EventSource source, String type, String message);
    }

    /// Opens a source and listens to it.
    ///
    /// @param messageTypes what to listen to, separated by blanks
    @JSBody(
            params = {"sourceUrl", "messageTypes", "sourceListener"},
            script = "var openedSource = new EventSource(sourceUrl);"
                    + "messageTypes.split(' ').forEach(function(messageType) {"
                    + "  openedSource.addEventListener(messageType, function(sourceEvent) {"
                    + "    sourceListener(openedSource, messageType, sourceEvent.data || '');"
                    + "  });"
                    + "});"
                    + "return openedSource;")
    static native EventSource open(String sourceUrl, String messageTypes, Listener sourceListener);

    @JSProperty
    abstract int getReadyState();

    abstract void close();
}
