package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What is public now, and ending it. Any thread may call it; it waits for the database.
public final class Shares {
    private final HudStore store;
    private final LiveHuds huds;
    private final Visibility visibility;

    public Shares(HudStore store, LiveHuds huds, Visibility visibility) {
        this.store = store;
        this.huds = huds;
        this.visibility = visibility;
    }

    /// A HUD and who may see it.
    ///
    /// @param viewers streams open now
    /// @param viewersPeak the most since the start
    public record Share(HudId hud, HudSettings settings, int viewers, int viewersPeak) {}

    /// The public HUDs of a user, the one with the newest event first.
    public List<Share> of(UUID owner) {
        return allOf(owner).stream()
                .filter(share -> share.settings().isPublic())
                .toList();
    }

    /// All HUDs of a user, the one with the newest event first.
    public List<Share> allOf(UUID owner) {
        return store.of(owner).stream().map(this::share).toList();
    }

    /// All HUDs of this installation, whoever's they are, the one with the newest event first.
    public List<Share> all() {
        return store.all().stream().map(this::share).toList();
    }

    /// Says who may see a HUD, whoever's it is: this is for the operator's console.
    ///
    /// @return false when there is no such HUD
    public boolean decide(HudId hud, UnaryOperator<HudSettings> change) {
        Optional<LiveHud> found = huds.find(hud);
        found.ifPresent(live -> huds.change(live.id(), change.apply(live.settings())));
        return found.isPresent();
    }

    private Share share(Hud row) {
        Optional<LiveHud> live = huds.findLoaded(row.name());
        return new Share(
                row.name(),
                live.map(LiveHud::settings).orElseGet(() -> visibility.of(row)),
                live.map(LiveHud::viewerCount).orElse(0),
                live.map(LiveHud::viewerPeak).orElse(0));
    }

    /// Makes a user's HUD public.
    ///
    /// @return false when the user has no such HUD
    public boolean begin(UUID owner, HudId hud) {
        return change(owner, hud, before -> before.asPublic(DecidedBy.OWNER));
    }

    /// Lets other sites frame a user's HUD, or not.
    ///
    /// @return false when the user has no such HUD
    public boolean allowEmbed(UUID owner, HudId hud, boolean isAllowed) {
        return change(owner, hud, before -> before.withEmbed(isAllowed));
    }

    /// Says what strangers see of a user's HUD; their streams begin anew.
    ///
    /// @return false when the user has no such HUD
    public boolean project(UUID owner, HudId hud, RedactionPolicy policy, List<String> excludedPaths) {
        return change(owner, hud, before -> before.withProjection(policy, excludedPaths));
    }

    /// Makes a user's HUD private; its public streams end.
    ///
    /// @return false when the user has no such HUD, or it is not public
    public boolean end(UUID owner, HudId hud) {
        return own(owner, hud).filter(LiveHud::isPublic).isPresent()
                && change(owner, hud, before -> before.asPrivate(DecidedBy.OWNER));
    }

    private boolean change(UUID owner, HudId hud, UnaryOperator<HudSettings> change) {
        Optional<LiveHud> own = own(owner, hud);
        own.ifPresent(live -> huds.change(live.id(), change.apply(live.settings())));
        return own.isPresent();
    }

    private Optional<LiveHud> own(UUID owner, HudId hud) {
        return huds.find(hud).filter(live -> live.row().owner().equals(owner));
    }
}
