package com.openagents.backroom.server.ledger;

/// What one usage event spends.
///
/// @param source where the event comes from; it has no `#`
/// @param id of the event, there
public record Spending(String source, String id, long credits) {}
