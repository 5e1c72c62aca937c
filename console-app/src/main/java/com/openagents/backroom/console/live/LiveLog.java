package com.openagents.backroom.console.live;

import com.openagents.backroom.console.model.CheckedLog;
import com.openagents.backroom.console.model.HudLog;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.server.hud.OwnersCheck;
import com.openagents.backroom.server.proof.Misfit;
import com.openagents.backroom.server.proof.ProofException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// The log of the server in this process, as its operator sees it: whole.
record LiveLog(EmbeddedServer server) implements HudLog {
    @Override
    public List<HudEnvelope> whole(HudId hud, long seq) {
        return server.huds()
                .find(hud)
                .map(live -> server.log().wholeCall(live.row(), seq))
                .orElse(List.of());
    }

    @Override
    public void forEach(HudId hud, Consumer<HudEnvelope> reader) {
        server.huds().find(hud).ifPresent(live -> server.log().forEach(live.row(), null, 0, reader));
    }

    @Override
    public List<HudEnvelope> search(HudId hud, String text) {
        return server.huds()
                .find(hud)
                .map(live -> server.log().search(live.row(), text, Long.MAX_VALUE))
                .orElse(List.of());
    }

    @Override
    public CheckedLog check(HudId hud) throws IOException {
        LiveHud live = server.huds().find(hud).orElseThrow(() -> new IOException("This HUD is gone."));
        try {
            OwnersCheck.Outcome found = new OwnersCheck(server.log(), server.notary()).check(live);
            return new CheckedLog(found.seq(), found.misfit().map(Misfit::sentence));
        } catch (ProofException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
