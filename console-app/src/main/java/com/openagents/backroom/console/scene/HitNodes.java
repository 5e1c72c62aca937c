package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.HitRegion;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Invisible nodes where the scene can be clicked, so that a screen reader finds them, reads them and presses them.
final class HitNodes extends Pane {
    private final Consumer<Action> act;

    HitNodes(Consumer<Action> act) {
        this.act = act;
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(List<HitRegion> hits) {
        while (getChildren().size() < hits.size()) {
            getChildren().add(new HitNode(act));
        }
        getChildren().remove(hits.size(), getChildren().size());
        for (int i = 0; i < hits.size(); i++) {
            if (getChildren().get(i) instanceof HitNode node) {
                node.show(hits.get(i));
            }
        }
    }

    /// One place that can be clicked.
    static final class HitNode extends Region {
        private final Consumer<Action> act;
        private @Nullable HitRegion hit;

        HitNode(Consumer<Action> act) {
            this.act = act;
            setManaged(false);
            setAccessibleRole(AccessibleRole.BUTTON);
        }

        void show(HitRegion next) {
            if (next.equals(hit)) {
                return;
            }
            hit = next;
            Box box = next.box();
            resizeRelocate(box.x(), box.y(), box.width(), box.height());
            setAccessibleText(next.label());
        }

        @Override
        public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
            if (action == AccessibleAction.FIRE && hit != null) {
                act.accept(hit.action());
            } else {
                super.executeAccessibleAction(action, parameters);
            }
        }
    }
}
