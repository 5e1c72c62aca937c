package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.proof.Checkpoint;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.ProofStore;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.proof.Notary;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.function.Supplier;

/// What this installation signed of a HUD's log, and how to check it.
public final class ProofRoutes {
    /// Checkpoints in one answer: half a day of a busy HUD.
    static final int MAX_CHECKPOINTS = 1_000;

    private final HudAccess access;
    private final HudStore huds;
    private final Notary notary;
    private final Supplier<PublicOrigin> origin;

    public ProofRoutes(HudAccess access, HudStore huds, Notary notary, Supplier<PublicOrigin> origin) {
        this.access = access;
        this.huds = huds;
        this.notary = notary;
        this.origin = origin;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/hud/{username}/{repo}/proof", this::proof);
    }

    private Answer proof(ServerRequest request) {
        Seen seen = access.require(request);
        long from = LogRoutes.number(request, "from", 0);
        Hud now = huds.refresh(seen.hud().row());
        Notary.Statement statement = notary.statement(now, from, MAX_CHECKPOINTS);
        return Answer.json(out -> answer(now, statement, out)).reaching(seen.reach());
    }

    private void answer(Hud hud, Notary.Statement statement, FieldSink out) {
        String page = origin.get().url(HudRoutes.path(hud.name()));
        write(hud, statement, out);
        List<Checkpoint> checkpoints = statement.checkpoints();
        if (checkpoints.size() == MAX_CHECKPOINTS) {
            out.text("next", page + "/proof?from=" + (checkpoints.getLast().seq() + 1));
        }
        out.text("events", page + "/events?proof=1");
        out.text(
                "how",
                "Run `backroom verify " + page
                        + "`, press Verify on the page, or do as docs/proof.md of Backroom says.");
    }

    /// What was signed of a log, without the ways to more of it.
    static void write(Hud hud, Notary.Statement statement, FieldSink out) {
        out.number("version", 1L);
        out.text("hud", hud.name().toString());
        out.text("log", hud.log());
        out.number("first_seq", hud.firstSeq());
        out.number("head_seq", hud.headSeq());
        out.number("chain_from", hud.chainFrom());
        out.objects("keys", statement.keys(), ProofRoutes::write);
        out.objects("checkpoints", statement.checkpoints(), ProofRoutes::write);
    }

    private static void write(ProofStore.Key key, FieldSink out) {
        out.text("id", key.id());
        out.text("algorithm", "Ed25519");
        out.text("public_key", key.publicKey());
    }

    private static void write(Checkpoint checkpoint, FieldSink out) {
        out.number("seq", checkpoint.seq());
        out.text("chain", checkpoint.chain());
        out.text("at", IsoTime.text(checkpoint.at()));
        out.text("key", checkpoint.keyId());
        out.text("signature", checkpoint.signature());
    }
}
