package com.openagents.backroom.console.theme;

/// Dark or light.
public enum Appearance {
    DARK,
    LIGHT;

    public Appearance other() {
        return this == DARK ? LIGHT : DARK;
    }
}
