package com.openagents.backroom.server.web;

import java.util.HashSet;
import java.util.Set;

/// By which names a listener may be called, and by which origins. Known once the listener has its port.
record DoorNames(HostAllowList hosts, CrossSiteRule crossSite) {
    static DoorNames of(ListenerSettings settings, int port) {
        PublicOrigin origin = settings.publicOrigin(port);
        HostAllowList hosts = HostAllowList.of(settings.host(), port, origin, settings.allowedHosts());
        Set<String> origins = new HashSet<>(hosts.plainOrigins());
        origins.add(origin.toString());
        // Whether something in front of the listener ends TLS for these names is not known here.
        settings.allowedHosts().forEach(host -> origins.add("https://" + host));
        return new DoorNames(hosts, new CrossSiteRule(Set.copyOf(origins)));
    }
}
