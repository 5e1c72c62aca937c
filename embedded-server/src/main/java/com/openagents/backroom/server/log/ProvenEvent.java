package com.openagents.backroom.server.log;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.proof.EventProof;
import org.jspecify.annotations.Nullable;

/// A stored event with what proves it.
///
/// @param proof null for an event that is older than its HUD's chain, or whose proof can't be read
public record ProvenEvent(HudEnvelope event, @Nullable EventProof proof) {}
