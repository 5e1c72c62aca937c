package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.InstallationStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Which HUD the operator wants on the landing page. It is there while it is public and live. Any thread may
/// call it.
public final class Featured {
    private static final String NAME = "featured-hud";

    private final InstallationStore store;
    private final HudStore huds;
    private final AtomicReference<Optional<String>> chosen;

    public Featured(InstallationStore store, HudStore huds) {
        this.store = store;
        this.huds = huds;
        this.chosen = new AtomicReference<>(store.find(NAME));
    }

    /// The HUD, by the name it has today.
    public Optional<HudId> hud() {
        return chosen.get()
                .flatMap(HudId::find)
                .flatMap(id -> huds.find(id).or(() -> huds.findRenamed(id)).map(Hud::name));
    }

    /// Chooses a HUD, or none.
    ///
    /// @return false when there is no such HUD
    public boolean choose(Optional<HudId> hud) {
        if (hud.isPresent() && huds.find(hud.get()).isEmpty()) {
            return false;
        }
        Optional<String> name = hud.map(HudId::toString);
        name.ifPresentOrElse(text -> store.save(NAME, text), () -> store.delete(NAME));
        chosen.set(name);
        return true;
    }
}
