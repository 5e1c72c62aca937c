package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import java.time.InstantSource;
import java.util.function.Predicate;

/// Who may see a HUD of which its owner said nothing: everybody, unless others can reach the server and its folder
/// has no git remote, or GitHub has yet to say whether its repository is private (requirement AZ-03). And when the
/// time to be public is over. Any thread may call it.
public final class Visibility {
    private final HudStore store;
    private final boolean isReachable;
    private final Predicate<Hud> isAtGitHub;
    private final InstantSource clock;

    /// Rules for one installation.
    ///
    /// @param isReachable whether anyone but this machine can reach the public listener
    /// @param isAtGitHub whether GitHub can be asked about the repository of a HUD
    public Visibility(HudStore store, boolean isReachable, Predicate<Hud> isAtGitHub, InstantSource clock) {
        this.store = store;
        this.isReachable = isReachable;
        this.isAtGitHub = isAtGitHub;
        this.clock = clock;
    }

    /// What holds for a HUD now.
    public HudSettings of(Hud hud) {
        HudSettings settings = store.findSettings(hud).orElseGet(() -> unsaid(hud));
        return settings.isOver(clock.instant()) ? settings.asPrivate(settings.decidedBy()) : settings;
    }

    /// Makes HUDs private whose time to be public is over.
    public void endOverdue(LiveHuds huds) {
        for (LiveHud live : huds.loaded()) {
            HudSettings settings = live.settings();
            if (settings.isOver(clock.instant())) {
                huds.change(live.id(), settings.asPrivate(settings.decidedBy()));
            }
        }
    }

    private HudSettings unsaid(Hud hud) {
        if (!isReachable) {
            return HudSettings.DEFAULT;
        }
        if (hud.remote() == null) {
            return HudSettings.DEFAULT.asPrivate(DecidedBy.NO_REMOTE);
        }
        return isAtGitHub.test(hud) ? HudSettings.DEFAULT.asPrivate(DecidedBy.UNCHECKED) : HudSettings.DEFAULT;
    }
}
