package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.server.ledger.Posting;
import com.openagents.backroom.server.web.ApiException;

/// Credits of a usage event to give back. An event is given back once, however often it is asked for.
///
/// @param source where the event came from; it has no `#`
/// @param id of the event, there
public record UsageRefund(String source, String id, String reason) {
    /// Everything that can be said without looking for the event.
    ///
    /// @throws ApiException 400 with what to do
    public UsageRefund {
        reason = reason.strip();
        if (source.isEmpty() || source.indexOf('#') >= 0 || id.isEmpty()) {
            throw ApiException.badRequest("Give `source` and `id` of the usage event, as it was sent.");
        }
        if (reason.isEmpty() || reason.length() > Posting.MAX_REASON_CHARS) {
            throw ApiException.badRequest(
                    "Write a reason of at most " + Posting.MAX_REASON_CHARS + " characters: it stays in the ledger.");
        }
    }
}
