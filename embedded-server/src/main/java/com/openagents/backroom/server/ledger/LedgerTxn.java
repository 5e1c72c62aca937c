package com.openagents.backroom.server.ledger;

import java.time.Instant;
import java.util.UUID;

/// A posting that is booked. It stays as it is for ever; what was wrong is put right by another one.
///
/// @param seq the user's postings are counted from 1
/// @param after what the user had then
/// @param hash the user's chain up to here
public record LedgerTxn(UUID userId, long seq, Posting posting, Instant at, Balance after, String hash) {}
