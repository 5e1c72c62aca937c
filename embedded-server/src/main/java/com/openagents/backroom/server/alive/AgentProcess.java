package com.openagents.backroom.server.alive;

import java.nio.file.Path;
import java.time.Instant;

/// A running agent.
///
/// @param agent as events name it, such as `claude-code`
/// @param folder the folder it was started in
record AgentProcess(String agent, Path folder, Instant startedAt) {}
