package com.openagents.backroom.console.hud;

import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.scene.Scrolling;
import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.HudView.Offsets;
import com.openagents.backroom.hud.layout.TimelineView;
import com.openagents.backroom.hud.state.SessionState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts together what the layout asks for beside the session.
final class HudViews {
    private HudViews() {}

    static HudView of(
            ConsoleModel model,
            SessionRef named,
            @Nullable SessionState session,
            long seq,
            Scrolling scrolling,
            @Nullable TimelineView timeline,
            HudView.Choice choice) {
        Optional<Link> link = model.findLink(named.hud());
        return new HudView(
                named.hud().toString(),
                session,
                seq,
                model.linkState(),
                link.map(Link::isPublic).orElse(false),
                link.map(Link::isEmbedAllowed).orElse(false),
                link.map(Link::viewers).orElse(0),
                new Offsets(
                        scrolling.find("thread").orElse(null),
                        scrolling.find("code").orElse(null),
                        scrolling.find("terminal").orElse(null),
                        scrolling.orBeginning("metrics")),
                timeline,
                choice);
    }
}
