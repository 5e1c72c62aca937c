package com.openagents.backroom.server.setup;

import com.openagents.backroom.server.config.ConfigKey;
import java.util.List;
import java.util.Set;

/// Settings that are written together.
///
/// @param sealed those of `keys` that nobody may see
public record SettingGroup(List<ConfigKey<?>> keys, Set<ConfigKey<?>> sealed) {
    public SettingGroup {
        keys = List.copyOf(keys);
        sealed = Set.copyOf(sealed);
    }
}
