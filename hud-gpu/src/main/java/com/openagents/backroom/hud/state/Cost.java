package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.CostSource;

/// What a session cost, and how we know.
///
/// @param microUsd the whole, in millionths of a dollar
/// @param source `REPORTED` when the source said all of it, `PRICED` when a part comes from [ModelTable]
/// @param reportedMicroUsd the part that the source reported
public record Cost(long microUsd, CostSource source, long reportedMicroUsd) {}
