package com.openagents.backroom.server.replay;

import com.openagents.backroom.schema.event.HudEnvelope;
import java.util.function.UnaryOperator;

/// Makes of an event what an audience sees of it. It may remember earlier events, so it is called once per event, in
/// order, by one thread at a time.
public interface Projection extends UnaryOperator<HudEnvelope> {
    /// One that shows everything.
    Projection WHOLE = new Projection() {
        @Override
        public HudEnvelope apply(HudEnvelope event) {
            return event;
        }

        @Override
        public Projection copy() {
            return this;
        }
    };

    /// One that remembers the same and goes its own way from here on.
    Projection copy();
}
