package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.hud.HudId;
import java.util.Optional;

/// Names that HUDs had before.
@FunctionalInterface
public interface HudNames {
    /// Today's name of the HUD that had this name.
    Optional<HudId> findRenamed(HudId oldName);
}
