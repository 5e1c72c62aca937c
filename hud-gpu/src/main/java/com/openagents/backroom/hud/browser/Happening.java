package com.openagents.backroom.hud.browser;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/// Something has happened.
@JSFunctor
public interface Happening extends JSObject {
    void happen();
}
