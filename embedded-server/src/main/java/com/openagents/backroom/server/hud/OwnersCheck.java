package com.openagents.backroom.server.hud;

import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.proof.LogCheck;
import com.openagents.backroom.server.proof.Misfit;
import com.openagents.backroom.server.proof.Notary;
import com.openagents.backroom.server.proof.ProofException;
import com.openagents.backroom.server.proof.SignedLog;
import com.openagents.backroom.server.web.Answer;
import java.util.List;
import java.util.Optional;

/// Checks all of a HUD's log as its owner sees it, in this process: by the same answers and in the same way as
/// `backroom verify` does from outside. Slow; any thread may use it.
public final class OwnersCheck {
    private static final int PAGE_EVENTS = 500;

    private final EventLog log;
    private final Notary notary;

    public OwnersCheck(EventLog log, Notary notary) {
        this.log = log;
        this.notary = notary;
    }

    /// What a check found.
    ///
    /// @param seq of the last event that fits
    /// @param misfit what does not fit after it, if anything
    public record Outcome(long seq, Optional<Misfit> misfit) {}

    /// Checks to the end, or to the first event that does not fit.
    ///
    /// @throws ProofException when there is nothing to begin with, or a checkpoint does not fit
    public Outcome check(LiveHud hud) throws ProofException {
        try {
            LogCheck check = new LogCheck(signed(log.replay().refresh(hud.row())), null);
            Optional<Misfit> misfit = read(hud, check).or(check::end);
            return new Outcome(check.seq(), misfit);
        } catch (NotJsonException e) {
            throw new IllegalStateException("this program wrote what it can't read", e);
        }
    }

    private SignedLog signed(Hud hud) throws ProofException, NotJsonException {
        Notary.Statement statement = notary.statement(hud, 0, ProofRoutes.MAX_CHECKPOINTS);
        SignedLog signed = signed(hud, statement);
        while (statement.checkpoints().size() == ProofRoutes.MAX_CHECKPOINTS) {
            long next = statement.checkpoints().getLast().seq() + 1;
            statement = notary.statement(hud, next, ProofRoutes.MAX_CHECKPOINTS);
            signed = signed.with(signed(hud, statement));
        }
        return signed;
    }

    private static SignedLog signed(Hud hud, Notary.Statement statement) throws ProofException, NotJsonException {
        return SignedLog.of(Json.parse(Answer.object(out -> ProofRoutes.write(hud, statement, out))), null);
    }

    private Optional<Misfit> read(LiveHud hud, LogCheck check) throws NotJsonException {
        LogReader reader = new LogReader(log, new Seen(hud, hud.settings(), Audience.OWNER, hud.id()));
        List<ShownProof> page = reader.provenAfter(check.seq(), PAGE_EVENTS);
        while (!page.isEmpty()) {
            for (ShownProof event : page) {
                Optional<Misfit> misfit = check.next(Json.parse(Answer.object(event::write)));
                if (misfit.isPresent()) {
                    return misfit;
                }
            }
            page = reader.nextProven(PAGE_EVENTS);
        }
        return Optional.empty();
    }
}
