package com.openagents.backroom.hud.scene;

/// Where a click does something, and what a screen reader says there.
public record HitRegion(Box box, Action action, String label) {}
