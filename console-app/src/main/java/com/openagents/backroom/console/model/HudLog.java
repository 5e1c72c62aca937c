package com.openagents.backroom.console.model;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// The log behind what is shown. Its methods may be slow: never the FX thread's to call.
public interface HudLog {
    /// One event whole; behind one that starts a call, what the call wrote and gave back. None when it is gone.
    List<HudEnvelope> whole(HudId hud, long seq);

    /// All events of a HUD as they are stored, in order.
    void forEach(HudId hud, Consumer<HudEnvelope> reader);

    /// The newest events that hold a text, whatever its case, the newest first.
    List<HudEnvelope> search(HudId hud, String text);

    /// Checks all events of a HUD against what was signed.
    ///
    /// @throws IOException when there is nothing to check by; its message says why
    CheckedLog check(HudId hud) throws IOException;
}
