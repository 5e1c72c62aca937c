package com.openagents.backroom.server.web;

import java.util.HashSet;
import java.util.Set;

/// By which names a listener may be called, and by which origins. Known once the listener has its port.
record DoorNames(HostAllowList hosts, CrossSiteRule crossSite) {
    static DoorNames of(String bindHost, int port, PublicOrigin origin) {
        HostAllowList hosts = HostAllowList.of(bindHost, port, origin);
        Set<String> origins = new HashSet<>(hosts.plainOrigins());
        origins.add(origin.toString());
        return new DoorNames(hosts, new CrossSiteRule(Set.copyOf(origins)));
    }
}
