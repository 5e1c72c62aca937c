package com.openagents.backroom.server.hud;

import com.openagents.backroom.server.db.InstallationStore;

/// Whether others than this machine can reach this server, and whether its operator knows: they are asked once, the
/// first time that something can be seen from elsewhere. Any thread may call it; it waits for the database.
public final class Exposure {
    private static final String NAME = "exposure.confirmed";

    private final boolean isReachable;
    private final InstallationStore decisions;

    /// @param isReachable whether anyone but this machine can reach the public listener
    public Exposure(boolean isReachable, InstallationStore decisions) {
        this.isReachable = isReachable;
        this.decisions = decisions;
    }

    public boolean isReachable() {
        return isReachable;
    }

    /// Whether the operator is to be asked before something is shown to others.
    public boolean isToConfirm() {
        return isReachable && decisions.find(NAME).isEmpty();
    }

    /// The operator knows.
    public void confirm() {
        decisions.save(NAME, "yes");
    }
}
