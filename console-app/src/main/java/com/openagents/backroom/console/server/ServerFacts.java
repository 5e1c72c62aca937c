package com.openagents.backroom.console.server;

import java.nio.file.Path;
import java.time.Duration;

/// How the server is doing, at one moment.
///
/// @param address where browsers reach it, with scheme
/// @param adminAddress where health and metrics answer, with scheme
/// @param databaseBytes size of the database file
/// @param viewers browsers that watch a HUD now
public record ServerFacts(
        String version,
        String address,
        String adminAddress,
        Path dataFolder,
        long databaseBytes,
        Path logFolder,
        Duration uptime,
        int viewers,
        long events) {}
