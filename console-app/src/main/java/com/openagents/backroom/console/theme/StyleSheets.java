package com.openagents.backroom.console.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;

/// Dresses a JavaFX scene: AtlantaFX underneath, the HUD's colours as variables over its, then one sheet per control.
public final class StyleSheets {
    private static final List<String> PARTIALS =
            List.of("base", "text", "button", "navigation", "bars", "sheet", "page", "rows", "form");

    private StyleSheets() {}

    /// Puts `theme` on `scene`; may be called again with the other one.
    public static void apply(Scene scene, Theme theme) {
        scene.setUserAgentStylesheet(
                theme.isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(asAddress(variables(theme)));
        PARTIALS.forEach(partial -> scene.getStylesheets().add(sheet(partial)));
    }

    /// The colour tokens as variables: `-br-accent-line` is [Token#ACCENT_LINE].
    static String variables(Theme theme) {
        StringBuilder css = new StringBuilder(".root {\n");
        for (Token token : Token.values()) {
            String name = token.name().toLowerCase(Locale.ROOT).replace('_', '-');
            css.append(String.format(Locale.ROOT, "-br-%s: #%06X;%n", name, theme.argb(token) & 0xffffff));
        }
        // What lies on the accent, and what dims the window under a sheet, have no token of their own.
        css.append(theme.isDark() ? "-br-on-accent: -br-canvas;\n" : "-br-on-accent: -br-panel;\n");
        css.append("-br-veil: rgba(0, 0, 0, 0.55);\n}\n");
        return css.toString();
    }

    /// JavaFX takes style sheets by address only.
    private static String asAddress(String css) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String sheet(String name) {
        String path = "/com/openagents/backroom/console/css/" + name + ".css";
        URL url = StyleSheets.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException("style sheet " + path + " is missing from the program");
        }
        return url.toExternalForm();
    }
}
