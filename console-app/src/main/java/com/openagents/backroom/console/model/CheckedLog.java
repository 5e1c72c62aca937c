package com.openagents.backroom.console.model;

import java.util.Optional;

/// What a check of a HUD's log against its signatures found.
///
/// @param seq of the last event that fits
/// @param misfit a sentence on what does not fit after it; empty when all does
public record CheckedLog(long seq, Optional<String> misfit) {}
