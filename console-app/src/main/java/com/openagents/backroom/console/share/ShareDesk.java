package com.openagents.backroom.console.share;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.hud.ShareLinks;
import com.openagents.backroom.server.hud.Shares.Share;
import java.util.List;
import java.util.function.UnaryOperator;

/// What is shared, as the operator sees and changes it. Every call may be slow.
public interface ShareDesk {
    /// All HUDs, the one with the newest event first.
    Board board();

    /// Says who may see a HUD.
    ///
    /// @throws IllegalStateException when it is gone
    void decide(HudId hud, UnaryOperator<HudSettings> change);

    /// The operator knows that others can reach this server.
    void confirm();

    /// A HUD, who may see it, and what to paste elsewhere.
    record Row(Share share, ShareLinks links) {
        public HudId hud() {
            return share.hud();
        }

        public boolean isPublic() {
            return share.settings().isPublic();
        }
    }

    /// Everything that is or may be shared.
    ///
    /// @param address where others reach this server, with scheme
    /// @param isReachable whether anyone but this machine can reach it
    /// @param isToConfirm whether the operator is to be asked before others see something for the first time
    record Board(List<Row> rows, String address, boolean isReachable, boolean isToConfirm) {
        public List<Row> open() {
            return rows.stream().filter(Row::isPublic).toList();
        }

        public List<Row> closed() {
            return rows.stream().filter(row -> !row.isPublic()).toList();
        }
    }
}
