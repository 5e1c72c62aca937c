package com.openagents.backroom.console.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import javafx.scene.Scene;

/// Dresses a scene: AtlantaFX underneath, our variables over its, then one style sheet per control.
public final class Theme {
    private static final List<String> PARTIALS =
            List.of("base", "text", "button", "navigation", "bars", "sheet", "page");

    private Theme() {}

    /// Puts `appearance` on `scene`; may be called again with another one.
    public static void apply(Scene scene, Appearance appearance) {
        scene.setUserAgentStylesheet(
                switch (appearance) {
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                });
        String colours = switch (appearance) {
            case DARK -> "dark";
            case LIGHT -> "light";
        };
        scene.getStylesheets().setAll(sheet(colours));
        PARTIALS.forEach(partial -> scene.getStylesheets().add(sheet(partial)));
    }

    private static String sheet(String name) {
        String path = "/com/openagents/backroom/console/css/" + name + ".css";
        URL url = Theme.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException("style sheet " + path + " is missing from the program");
        }
        return url.toExternalForm();
    }
}
