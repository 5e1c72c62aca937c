package com.openagents.backroom.server.db;

import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A HUD as it was when it was read from the database: its names, and how far its log reaches.
///
/// @param id its key in the database, the same for ever; its name may change
/// @param owner the user it belongs to
/// @param fullName `org/repo` of the git remote
/// @param folder absolute path of the workspace it was made for
/// @param epoch names its log: a place in the log is (epoch, seq)
/// @param firstSeq seq of the first stored event; retention moves it
/// @param headSeq seq of the last stored event; `firstSeq - 1` while there is none
/// @param lastEventAt time of the newest event, by its source
/// @param chain value of its chain after the last event, hexadecimal; null while the chain has no event
/// @param chainFrom seq of the first event in the chain; 0 while there is none
public record Hud(
        long id,
        HudId name,
        UUID owner,
        @Nullable String fullName,
        @Nullable String folder,
        @Nullable String remote,
        UUID epoch,
        long firstSeq,
        long headSeq,
        @Nullable Instant lastEventAt,
        @Nullable String chain,
        long chainFrom) {
    /// The epoch as it is written on the wire: 32 hexadecimal digits.
    public String log() {
        return epoch.toString().replace("-", "");
    }
}
