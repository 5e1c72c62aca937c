package com.openagents.backroom.console.live;

import com.openagents.backroom.console.share.ShareDesk;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.hud.ShareLinks;
import java.util.List;
import java.util.function.UnaryOperator;

/// What the server in this process shares.
final class ServerShares implements ShareDesk {
    private final EmbeddedServer server;

    ServerShares(EmbeddedServer server) {
        this.server = server;
    }

    @Override
    public Board board() {
        List<Row> rows = server.shares().all().stream()
                .map(share -> new Row(share, ShareLinks.of(share.hud(), server.origin())))
                .toList();
        return new Board(
                rows,
                server.origin().toString(),
                server.exposure().isReachable(),
                server.exposure().isToConfirm());
    }

    @Override
    public void decide(HudId hud, UnaryOperator<HudSettings> change) {
        if (!server.shares().decide(hud, change)) {
            throw new IllegalStateException("The HUD " + hud + " is gone.");
        }
    }

    @Override
    public void confirm() {
        server.exposure().confirm();
    }
}
