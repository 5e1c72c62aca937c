package com.openagents.backroom.hud.browser;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;

/// The browser's `EventSource` (HTML standard, 9.2).
@JSClass
final class EventSource implements JSObject {
    /// The value of `readyState` after which the browser does not try again by itself.
    static final int CLOSED = 2;

    @SuppressWarnings({"unused", "UnusedVariable"})
    EventSource(String url) {}

    @JSProperty
    native void setOnopen(EventListener<Event> listener);

    @JSProperty
    native void setOnerror(EventListener<Event> listener);

    @JSProperty
    native int getReadyState();

    native void addEventListener(String type, EventListener<MessageEvent> listener);

    native void close();
}
